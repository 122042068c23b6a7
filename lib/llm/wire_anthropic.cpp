// SPDX-License-Identifier: Apache-2.0
// Messages with one tool that the model must call, whose input is the answer, as described at
// https://docs.anthropic.com/en/api/messages and https://docs.anthropic.com/en/docs/build-with-claude/tool-use.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "llm/wire_parts.hpp"

namespace delta::llm {

using boost::json::array;
using boost::json::object;

http::request anthropic_request(const endpoint& to, const prompt& what) {
    const object body{
        {"model", to.model_name()},
        {"max_tokens", what.most_tokens},
        {"system", what.system},
        {"messages", array{object{{"role", "user"}, {"content", what.user}}}},
        {"tools", array{object{{"name", "answer"},
                               {"description", "Takes the answer. Call it once, with the whole answer."},
                               {"input_schema", what.schema}}}},
        {"tool_choice", {{"type", "tool"}, {"name", "answer"}}},
    };
    http::request out{.method = "POST", .target = to.url() + "/messages"};
    out.headers = {
        {"Content-Type", "application/json"}, {"x-api-key", to.key.reveal()}, {"anthropic-version", "2023-06-01"}};
    out.body = boost::json::serialize(body);
    return out;
}

reply read_anthropic(const boost::json::value& body) {
    reply out{fail(errc::invalid, "the answer calls no tool")};
    out.used = {find_count(body, {"usage", "input_tokens"}), find_count(body, {"usage", "output_tokens"})};
    const std::string_view ended = find_text(body, {"stop_reason"});
    if (ended == "max_tokens") {
        out.value = fail(errc::too_large, "the answer was cut off");
        return out;
    }
    if (ended == "refusal") {
        out.value = fail(errc::forbidden, "the model refuses to answer");
        return out;
    }
    const boost::json::value* const content = find(body, {"content"});
    if (content == nullptr || !content->is_array()) return out;
    for (const boost::json::value& block : content->get_array()) {
        if (find_text(block, {"type"}) != "tool_use" || find_text(block, {"name"}) != "answer") continue;
        if (const boost::json::value* const input = find(block, {"input"})) out.value = *input;
        break;
    }
    return out;
}

} // namespace delta::llm
