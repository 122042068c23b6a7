// SPDX-License-Identifier: Apache-2.0
#include "llm/prompts.hpp"

#include <boost/json/parse.hpp>
#include <string_view>
#include <utility>

#include "llm/prompts/files.hpp"

namespace delta::llm {
namespace {

question make(const char* task, std::string_view instructions, std::string_view schema, std::vector<material> materials,
              int most_tokens) {
    return {.task = task,
            .instructions = std::string(instructions),
            .materials = std::move(materials),
            .schema = boost::json::parse(schema),
            .most_tokens = most_tokens};
}

} // namespace

// Models that think before they answer count their thoughts as tokens of the answer.
question make_judge_question(std::vector<material> materials) {
    return make("judge", prompts::judge_md, prompts::judge_json, std::move(materials), 2000);
}

question make_draft_question(std::vector<material> materials) {
    return make("draft", prompts::draft_md, prompts::draft_json, std::move(materials), 8000);
}

question make_trial_question() {
    constexpr std::string_view schema = R"({"type": "object", "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"], "additionalProperties": false})";
    return make("trial", "Answer with ok set to true.", schema, {}, 500);
}

} // namespace delta::llm
