// SPDX-License-Identifier: Apache-2.0
// What one analysis may ask of models.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "async/task.hpp"

namespace delta::llm {

struct budget_limits {
    int calls = 20;
    std::int64_t tokens = 150'000;  // of questions and answers
    std::chrono::seconds time{240}; // of a job that has ten minutes
};

// Known answers cost nothing of it.
class budget {
  public:
    using time_point = async::steady::time_point;

    budget(budget_limits limits, time_point now) : limits_(limits), until_(now + limits.time) {}

    // Counts one call and the tokens it may take. Otherwise why not, as the rest of a sentence: "its 20 calls are used
    // up".
    std::optional<std::string> take(std::int64_t tokens, time_point now);
    // What the call took instead.
    void settle(std::int64_t reserved, std::int64_t used) { tokens_ += used - reserved; }

    int calls() const { return calls_; }
    std::int64_t tokens() const { return tokens_; }
    time_point until() const { return until_; }

  private:
    budget_limits limits_;
    time_point until_;
    int calls_ = 0;
    std::int64_t tokens_ = 0;
};

} // namespace delta::llm
