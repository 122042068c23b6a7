// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "async/task.hpp"
#include "base/error.hpp"
#include "llm/budget.hpp"
#include "llm/question.hpp"

namespace delta::llm {

// Whoever answers questions; what rooms above ask for, so that a test can stand in.
class model {
  public:
    virtual ~model() = default;
    // Never throws because of the model: whoever asks goes on without. Errors: rate_limited (a budget or limit is used
    // up), upstream (nobody answers, or not now), unauthorized, not_found (the model), forbidden (it refuses),
    // too_large, invalid (the answer is not what was asked for). Throws when the database does not answer, and when
    // cancelled.
    virtual async::task<result<answer>> complete(question what, budget& within) = 0;
    // "gemini gemini-flash-latest", for people.
    virtual std::string name() const = 0;
};

} // namespace delta::llm
