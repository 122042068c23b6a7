// SPDX-License-Identifier: Apache-2.0
// The questions Delta asks, made of the files in prompts/.
#pragma once

#include <vector>

#include "llm/question.hpp"

namespace delta::llm {

// Whether a candidate is worth telling; answers {"verdict", "reason"}.
question make_judge_question(std::vector<material> materials);
// A section written again; answers {"can_mend", "replacement", "summary"}.
question make_draft_question(std::vector<material> materials);
// As small as a question can be, to see whether anybody answers.
question make_trial_question();

} // namespace delta::llm
