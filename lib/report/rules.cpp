// SPDX-License-Identifier: Apache-2.0
#include "report/rules.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "drift/rule.hpp"
#include "json/write.hpp"
#include "report/plain_text.hpp"

namespace delta::report {
namespace {

boost::json::string text(std::string_view s) {
    return boost::json::string(s.data(), s.size());
}

} // namespace

std::string rules_to_text(std::size_t width) {
    constexpr std::size_t indent = 4;
    std::string out;
    for (const drift::rule_info& rule : drift::rules()) {
        out += fmt::format("{}: {}{}\n", rule.id, rule.title, rule.advisory ? " (advisory, never fails a run)" : "");
        for (const std::string_view part : {rule.summary, rule.example})
            for (const std::string& line : wrapped(part, width < 40 ? 40 - indent : width - indent))
                out += fmt::format("{:{}}{}\n", "", indent, line);
        out += '\n';
    }
    return out + "A rule is turned off, or made advisory, in .github/delta.yml under \"rules\".\n";
}

std::string rules_to_json() {
    namespace bj = boost::json;
    bj::array all;
    for (const drift::rule_info& rule : drift::rules())
        all.push_back(bj::object{{"id", text(rule.id)},
                                 {"title", text(rule.title)},
                                 {"summary", text(rule.summary)},
                                 {"example", text(rule.example)},
                                 {"advisory", rule.advisory}});
    return json::write_pretty(bj::object{{"version", 1}, {"rules", std::move(all)}});
}

} // namespace delta::report
