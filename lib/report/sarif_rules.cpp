// SPDX-License-Identifier: Apache-2.0
#include "report/sarif_rules.hpp"

#include <fmt/format.h>

#include <boost/json/object.hpp>

#include "drift/rule.hpp"
#include "report/silence.hpp"

namespace delta::report {

namespace {

namespace bj = boost::json;

bj::object text(std::string_view s) {
    return {{"text", bj::string(s.data(), s.size())}};
}

// "renamed-symbol" as "RenamedSymbol", the form SARIF wants for names.
std::string camel_case(std::string_view id) {
    std::string out;
    bool up = true;
    for (const char c : id) {
        const bool lower = c >= 'a' && c <= 'z';
        if (c != '-') out += up && lower ? static_cast<char>(c - 'a' + 'A') : c;
        up = c == '-';
    }
    return out;
}

bj::object descriptor(const drift::rule_info& rule) {
    const std::string comment = silencing_comment("document.md", rule.id);
    const std::string help = fmt::format("{}\n\nExample: {}\n\nTo silence it, put {} before the place, with a reason.",
                                         rule.summary, rule.example, comment);
    const std::string markdown =
        fmt::format("{}\n\n**Example:** {}\n\nTo silence it, put `{}` before the place, with a reason.", rule.summary,
                    rule.example, comment);
    bj::object help_text = text(help);
    help_text.emplace("markdown", markdown);
    return {{"id", bj::string(rule.id.data(), rule.id.size())},
            {"name", camel_case(rule.id)},
            {"shortDescription", text(rule.title)},
            {"fullDescription", text(rule.summary)},
            {"help", std::move(help_text)},
            {"defaultConfiguration", bj::object{{"level", rule.advisory ? "note" : "warning"}}},
            {"properties", bj::object{{"tags", bj::array{"documentation", "drift"}},
                                      {"problem.severity", rule.advisory ? "recommendation" : "warning"}}}};
}

} // namespace

sarif_rules::sarif_rules() {
    for (const drift::rule_info& rule : drift::rules()) {
        indices_.emplace(rule.id, rules_.size());
        rules_.push_back(descriptor(rule));
    }
}

std::size_t sarif_rules::index_of(std::string_view id, bool advisory) {
    const auto found = indices_.find(id);
    if (found != indices_.end()) return found->second;
    const std::size_t index = rules_.size();
    indices_.emplace(id, index);
    rules_.push_back(descriptor({id, id, "Documentation that the code no longer agrees with.", "none.", advisory}));
    return index;
}

} // namespace delta::report
