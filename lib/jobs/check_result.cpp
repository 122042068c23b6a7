// SPDX-License-Identifier: Apache-2.0
#include "jobs/check_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "drift/rule.hpp"
#include "report/finding_text.hpp"
#include "report/markdown.hpp"
#include "report/markdown_text.hpp"
#include "report/names.hpp"
#include "report/summary.hpp"

namespace delta::jobs {
namespace {

// GitHub's own "Re-run" is hidden in a menu.
const github::check_action check_again = {"Check again", "Runs the analysis of this head once more", "rerun"};

github::annotation to_annotation(const drift::finding& f) {
    const drift::rule_info* const rule = drift::find_rule(f.rule);
    return {.path = f.doc.path,
            .start_line = std::max(1U, f.doc.start),
            .end_line = std::max({1U, f.doc.start, f.doc.end}),
            .level = "warning",
            .title = fmt::format("{} ({}, {})", rule ? rule->title : std::string_view(f.rule), f.rule,
                                 report::percent(f.score)),
            .message = report::finding_text(f)};
}

// A document's path that GitHub can show an annotation at.
bool has_place(const drift::finding& f) {
    return !f.advisory && !f.doc.path.empty() && is_valid_utf8(f.doc.path) &&
           std::ranges::none_of(f.doc.path, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string title_of(const drift::verdict& v) {
    const std::size_t plain = report::count(v).plain;
    if (plain > 0) return report::counted(plain, "place no longer agrees", "places no longer agree") + " with the code";
    if (report::nothing_checked(v)) return "Nothing to check";
    return "The documentation agrees with this change";
}

} // namespace

github::check_run to_check_run(const drift::verdict& v, bool blocks, const std::string& link_prefix) {
    github::check_run out;
    out.status = "completed";
    if (report::count(v).plain > 0)
        out.conclusion = blocks ? "action_required" : "neutral";
    else
        out.conclusion = report::nothing_checked(v) ? "neutral" : "success";
    out.output = github::check_output{.title = title_of(v),
                                      .summary = report::to_markdown(v, {.link_prefix = link_prefix}),
                                      .text = {},
                                      .annotations = {}};
    for (const drift::finding& f : v.findings)
        if (has_place(f)) out.output->annotations.push_back(to_annotation(f));
    out.actions = {check_again};
    return out;
}

github::check_run to_check_run(const error& in_configuration) {
    github::check_run out;
    out.status = "completed";
    out.conclusion = "neutral";
    out.output = github::check_output{
        .title = "The configuration cannot be used",
        .summary = fmt::format("Nothing was checked. {}\n", report::markdown_sentence(to_string(in_configuration))),
        .text = {},
        .annotations = {}};
    // ".github/delta.yml:3:5"
    const std::vector<std::string_view> parts = split(in_configuration.where, ':');
    std::uint32_t line = 0;
    if (parts.size() > 1) std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), line);
    if (line > 0)
        out.output->annotations.push_back({.path = std::string(parts[0]),
                                           .start_line = line,
                                           .end_line = line,
                                           .level = "warning",
                                           .title = "Delta's configuration",
                                           .message = in_configuration.message});
    out.actions = {check_again};
    return out;
}

} // namespace delta::jobs
