// SPDX-License-Identifier: Apache-2.0
// The catalogue of rules, for people and for programs.
#pragma once

#include <cstddef>
#include <string>

namespace delta::report {

std::string rules_to_text(std::size_t width = 80);

// {"version":1,"rules":[{"id","title","summary","example","advisory","told","right","interval":[low,high]}]}; the last
// three say how often the rule was right on DriftBench.
std::string rules_to_json();

} // namespace delta::report
