// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "check_tasks.hpp"
#include "console.hpp"
#include "report/explain.hpp"
#include "report/json.hpp"
#include "report/names.hpp"
#include "report_output.hpp"

namespace delta::app {
namespace {

struct told_finding {
    drift::finding what;
    std::string status;
};

// A finding that is told although it is not shown is what people ask about most.
std::string status_of(const drift::finding& f, const drift::verdict& after, const check::policy& by) {
    const auto is_it = [&](const drift::finding& other) { return other.id == f.id; };
    const auto silenced =
        std::ranges::find_if(after.suppressed, [&](const drift::suppressed_finding& s) { return is_it(s.what); });
    if (silenced != after.suppressed.end()) return fmt::format("suppressed by {}: {}", silenced->by, silenced->reason);
    if (f.score < by.min_score)
        return fmt::format("not shown, its score is below the minimum of {}", report::percent(by.min_score));
    const auto shown = std::ranges::find_if(after.findings, is_it);
    if (shown != after.findings.end()) return shown->advisory ? "shown as advisory" : "shown";
    if (std::ranges::binary_search(by.known.ids, f.id)) return "not shown, the baseline has it";
    return "not shown, its rule is turned off";
}

std::vector<told_finding> find_by_id(const prepared& p, const check_flags& flags, drift::verdict& v) {
    check::examination found = examine(p, flags);
    std::vector<told_finding> out;
    for (const drift::finding& f : found.verdict.findings)
        if (f.id == *flags.explain) out.push_back({f, ""});
    check::apply_policy(found.verdict, found.suppressions, p.rules);
    for (told_finding& f : out) f.status = status_of(f.what, found.verdict, p.rules);
    v = std::move(found.verdict);
    return out;
}

} // namespace

int explain_finding(const prepared& p, const check_flags& flags) {
    drift::verdict v;
    const std::vector<told_finding> found = find_by_id(p, flags, v);
    if (found.empty())
        return tell({errc::not_found, fmt::format("no finding has the id {} between {} and {}; ids stand in every "
                                                  "report, and change when the code they are about changes",
                                                  *flags.explain, p.compared.base_label, p.compared.head_label)});
    std::string text;
    for (const told_finding& f : found)
        text += (text.empty() ? "" : "\n") +
                report::to_explanation(f.what, {.width = report_width(flags), .status = f.status});
    if (flags.format == report_format::json) {
        v.findings.clear();
        v.suppressed.clear();
        for (const told_finding& f : found) v.findings.push_back(f.what);
        text = report::to_json(v, {.explain = true});
    }
    deliver(text, flags);
    return exit_fine;
}

} // namespace delta::app
