// SPDX-License-Identifier: Apache-2.0
#include "check/policy.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "check/suppress.hpp"
#include "drift/score.hpp"

namespace delta::check {

std::chrono::year_month_day today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

policy make_policy(config settings, std::optional<double> min_score, std::optional<fail_threshold> fail_on) {
    policy out;
    out.min_score = min_score ? *min_score : settings.min_score.value_or(drift::default_min_score);
    out.fail_on = fail_on ? *fail_on : settings.fail_on.value_or(fail_threshold{});
    out.settings = std::move(settings);
    return out;
}

void apply_policy(drift::verdict& v, const inline_suppressions& in_documents, const policy& by) {
    std::erase_if(v.findings, [&](const drift::finding& f) { return f.score < by.min_score; });
    apply_rules(v, by.settings);
    apply_suppressions(v, {in_documents, by.settings, by.today, by.tell_unused});
    apply_baseline(v, by.known);
}

bool fails(const drift::verdict& v, const fail_threshold& on) {
    if (on.never) return false;
    return std::ranges::any_of(v.findings, [&](const drift::finding& f) { return !f.advisory && f.score >= on.score; });
}

void sort_findings(std::vector<drift::finding>& findings) {
    std::ranges::sort(findings, {}, [](const drift::finding& f) {
        return std::tuple(-f.score, std::string_view(f.doc.path), f.doc.start, std::string_view(f.rule),
                          std::string_view(f.id));
    });
}

} // namespace delta::check
