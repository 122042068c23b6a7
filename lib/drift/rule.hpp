// SPDX-License-Identifier: Apache-2.0
// The catalogue of rules: what each looks for, in words for people. Every report, the configuration and the rules
// page tell it from here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace delta::drift {

struct rule_info {
    std::string_view id;      // "renamed-symbol"; never changes once published
    std::string_view title;   // a few words for a headline
    std::string_view summary; // one or two sentences: what is found, and when
    std::string_view example; // one sentence with a case of it
    // Measured on DriftBench (rule_record.hpp): documents the rule spoke of, and of them those it was right about.
    std::uint32_t told = 0;
    std::uint32_t right = 0;
    bool advisory = false; // its findings never annotate nor fail a run by themselves
};

// Seen often enough to tell, and wrong too often to block anybody: such a rule is advisory until it is better.
constexpr bool is_too_often_wrong(std::uint32_t told, std::uint32_t right) {
    return told >= 20 && right * 5 < told * 4;
}

struct share_interval {
    double low = 0, high = 1;
};

// Wilson's 95 % interval of the share `right` of `told` (Wilson, "Probable inference", 1927).
share_interval interval_of(std::uint32_t told, std::uint32_t right);

// All rules, in the order of the catalogue.
std::span<const rule_info> rules();

// Nothing when no rule has that id.
const rule_info* find_rule(std::string_view id);

} // namespace delta::drift
