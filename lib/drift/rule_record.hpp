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

inline constexpr std::array<rule_record, 14> rule_records = {{
    {"removed-symbol", 41, 39},
    {"undocumented-sibling", 36, 29},
    {"undocumented-member", 17, 10},
    {"undocumented-config-key", 15, 11},
    {"changed-text", 11, 10},
    {"renamed-symbol", 9, 6},
    {"changed-signature", 6, 6},
    {"undocumented-option", 6, 5},
    {"removed-config-key", 5, 5},
    {"removed-option", 5, 4},
    {"removed-env", 3, 3},
    {"deprecated-symbol", 1, 1},
    {"removed-parameter", 1, 1},
    {"undocumented-env", 1, 0},
}};

} // namespace delta::drift
