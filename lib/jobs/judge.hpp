// SPDX-License-Identifier: Apache-2.0
// Uncertain findings put to a language model. It may demote and explain; it cannot add a finding, raise one, or block.
#pragma once

#include <string>
#include <string_view>

#include "jobs/analysis.hpp"

namespace delta::jobs {

// Findings that are told as they are: a claim that was seen true on one side and false on the other is proved, whatever
// a model thinks of it; and of estimates from here on nine in ten are right.
inline constexpr double certain_score = 0.9;

// Shown with weight, and not certain.
bool is_uncertain(const drift::finding& f);

// Makes uncertain findings advisory that the model holds for no drift, with its reason, and notes in the verdict what
// it was asked and what it was not. Nothing without a model; without an answer the finding stays as it is.
async::task<> judge(analysis& a, examined& found);

// False once the analysis is superseded: no more questions are asked for it then.
async::task<bool> is_current(const analysis& a);

// A sentence of a model as a part of ours: one line, bounded, without control characters or a full stop at its end.
std::string tame_sentence(std::string_view text, std::size_t most_bytes = 300);

// An error's message within brackets in a sentence.
std::string tell_reason(std::string_view message);

} // namespace delta::jobs
