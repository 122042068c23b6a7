// SPDX-License-Identifier: Apache-2.0
// How jobs ended, counted over all workers in Redis: they have no page of figures of their own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "async/task.hpp"

namespace delta::redis {
class client;
}

namespace delta::queue {

// {"analyze", "done"} -> 7
using outcome_counts = std::map<std::pair<std::string, std::string>, std::uint64_t>;

// Adds what `now` has more than `told`, and notes in `told` what Redis took.
async::task<> add_outcomes(redis::client& to, const outcome_counts& now, outcome_counts& told);
// Since Redis was empty.
async::task<outcome_counts> read_outcomes(redis::client& from);

} // namespace delta::queue
