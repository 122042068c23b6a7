// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "check/backtest.hpp"

namespace delta::check {

std::string backtest_to_text(const backtest& b, double min_score, std::size_t width = 80);

// Every replayed change that was flagged, with its findings, and the sums; the schema is docs/schema/backtest.v1.json.
std::string backtest_to_json(const backtest& b, double min_score);

} // namespace delta::check
