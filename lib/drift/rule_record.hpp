// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace delta::drift {

// How many documents a rule spoke of at the default threshold, by weights that had not seen their repository, and how
// many of them the maintainers changed.
struct rule_record {
    std::string_view rule;
    std::uint32_t told, right;
};

inline constexpr std::array<rule_record, 15> rule_records = {{
    {"removed-symbol", 40, 36},
    {"undocumented-sibling", 30, 24},
    {"undocumented-member", 11, 5},
    {"renamed-symbol", 9, 7},
    {"undocumented-config-key", 8, 7},
    {"changed-signature", 6, 6},
    {"removed-option", 5, 4},
    {"undocumented-option", 5, 4},
    {"removed-config-key", 3, 3},
    {"removed-env", 3, 3},
    {"changed-text", 2, 2},
    {"deprecated-symbol", 1, 1},
    {"removed-parameter", 1, 1},
    {"replaced-value", 1, 0},
    {"undocumented-env", 1, 0},
}};

} // namespace delta::drift
