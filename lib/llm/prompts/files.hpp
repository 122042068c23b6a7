// SPDX-License-Identifier: Apache-2.0
// The files of this folder, which travel inside the binary: what a model is told, and the schema of its answer.
#pragma once

#include <string_view>

namespace delta::llm::prompts {

extern const std::string_view judge_md;
extern const std::string_view judge_json;
extern const std::string_view draft_md;
extern const std::string_view draft_json;

} // namespace delta::llm::prompts
