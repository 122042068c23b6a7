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

// "right about 28 of 35 documents (0.80, 95 % interval 0.64 to 0.90)"
std::string record_of(const drift::rule_info& rule) {
    if (rule.told == 0) return "Not measured: it said nothing on DriftBench dev at the default threshold.";
    const auto [low, high] = drift::interval_of(rule.told, rule.right);
    return fmt::format("Right about {} of {} documents on DriftBench dev ({:.2f}, 95 % interval {:.2f} to {:.2f}).",
                       rule.right, rule.told, static_cast<double>(rule.right) / rule.told, low, high);
}

} // namespace

std::string rules_to_text(std::size_t width) {
    constexpr std::size_t indent = 4;
    std::string out;
    for (const drift::rule_info& rule : drift::rules()) {
        out += fmt::format("{}: {}{}\n", rule.id, rule.title, rule.advisory ? " (advisory, never fails a run)" : "");
        const std::string record = record_of(rule);
        for (const std::string_view part : {rule.summary, rule.example, std::string_view(record)})
            for (const std::string& line : wrapped(part, width < 40 ? 40 - indent : width - indent))
                out += fmt::format("{:{}}{}\n", "", indent, line);
        out += '\n';
    }
    return out + "A rule is turned off, or made advisory, in .github/delta.yml under \"rules\".\n";
}

std::string rules_to_json() {
    namespace bj = boost::json;
    bj::array all;
    for (const drift::rule_info& rule : drift::rules()) {
        const auto [low, high] = drift::interval_of(rule.told, rule.right);
        all.push_back(bj::object{{"id", text(rule.id)},
                                 {"title", text(rule.title)},
                                 {"summary", text(rule.summary)},
                                 {"example", text(rule.example)},
                                 {"advisory", rule.advisory},
                                 {"told", rule.told},
                                 {"right", rule.right},
                                 {"interval", bj::array{low, high}}});
    }
    return json::write_pretty(bj::object{{"version", 1}, {"rules", std::move(all)}});
}

} // namespace delta::report
