// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "drift/candidate.hpp"
#include "drift/finding.hpp"

namespace delta::drift {

// Findings below this score are not shown unless asked for: chosen on DriftBench so that at most 4 in 100 clean
// changes get one (tests/bench/driftbench).
extern const double default_min_score;

// The least score of a claim that was seen to be true on one side and false on the other.
inline constexpr double sure_score = 0.9;

// What is right too seldom wherever it was seen stays below what is shown by itself: a value replaced near its name is
// an even chance where it scores highest, and that the code behind a name changed is a hint and no claim.
inline constexpr double replaced_limit = 0.7;
inline constexpr double hint_limit = 0.5;

// Sets `what.score`: the logistic function of the weighed evidence. The weights are in weights.cpp.
void set_score(candidate& what);

// The evidence that is not zero, with what each piece adds to the log-odds, largest effect first.
std::vector<evidence> explain(const candidate& what);

} // namespace delta::drift
