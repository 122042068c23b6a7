// SPDX-License-Identifier: Apache-2.0
// What of the engine's findings a run tells, and whether it fails: scores, rules, suppressions, the baseline.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "check/baseline.hpp"
#include "check/check.hpp"
#include "check/config.hpp"

namespace delta::check {

struct policy {
    config settings;
    double min_score = 0;
    fail_threshold fail_on;
    baseline known;
    std::chrono::year_month_day today; // for suppressions that expire
    bool tell_unused = false;          // note suppressions that silence nothing
};

// In UTC.
std::chrono::year_month_day today();

// What stands on the command line goes before what stands in the configuration, and that before the defaults:
// drift::default_min_score, and to fail on every finding that is shown.
policy make_policy(config settings, std::optional<double> min_score, std::optional<fail_threshold> fail_on);

// Findings below the minimum score go without a word; the others meet the rules, the suppressions and the baseline.
void apply_policy(drift::verdict& v, const inline_suppressions& in_documents, const policy& by);

// True when a finding of `v` that is not advisory reaches the threshold.
bool fails(const drift::verdict& v, const fail_threshold& on);

// Highest score first, then by place: the order every report has.
void sort_findings(std::vector<drift::finding>& findings);

} // namespace delta::check
