// SPDX-License-Identifier: Apache-2.0
// The catalogue of rules: what each looks for, in words for people. Every report, the configuration and the rules
// page tell it from here.
#pragma once

#include <span>
#include <string_view>

namespace delta::drift {

struct rule_info {
    std::string_view id;      // "renamed-symbol"; never changes once published
    std::string_view title;   // a few words for a headline
    std::string_view summary; // one or two sentences: what is found, and when
    std::string_view example; // one sentence with a case of it
    bool advisory = false;    // its findings never annotate nor fail a run by themselves
};

// All rules, in the order of the catalogue.
std::span<const rule_info> rules();

// Nothing when no rule has that id.
const rule_info* find_rule(std::string_view id);

} // namespace delta::drift
