// SPDX-License-Identifier: Apache-2.0
// Chat completions with response_format, as described at https://platform.openai.com/docs/api-reference/chat and
// https://platform.openai.com/docs/guides/structured-outputs, and as Ollama, vLLM and llama.cpp serve it too.
#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "llm/schema.hpp"
#include "llm/wire_parts.hpp"

namespace delta::llm {

using boost::json::array;
using boost::json::object;

http::request openai_request(const endpoint& to, const prompt& what, shape as) {
    std::string system = what.system;
    object format{{"type", "json_object"}};
    if (as == shape::schema)
        format = {{"type", "json_schema"},
                  {"json_schema", {{"name", "answer"}, {"strict", true}, {"schema", to_strict_schema(what.schema)}}}};
    else
        system += fmt::format("\nAnswer with one JSON object alone, which fits this JSON Schema:\n{}\n",
                              boost::json::serialize(what.schema));
    object body{
        {"model", to.model_name()},
        {"messages",
         array{object{{"role", "system"}, {"content", system}}, object{{"role", "user"}, {"content", what.user}}}},
        {"response_format", format},
    };
    // OpenAI's newer models refuse the old name; many other servers know no other.
    body[to.base_url.empty() ? "max_completion_tokens" : "max_tokens"] = what.most_tokens;
    http::request out{.method = "POST", .target = to.url() + "/chat/completions"};
    out.headers = {{"Content-Type", "application/json"}};
    if (!to.key.empty()) out.headers.add("Authorization", "Bearer " + to.key.reveal());
    out.body = boost::json::serialize(body);
    return out;
}

reply read_openai(const boost::json::value& body) {
    reply out{fail(errc::invalid, "the answer has no text")};
    out.used = {find_count(body, {"usage", "prompt_tokens"}), find_count(body, {"usage", "completion_tokens"})};
    const std::string_view ended = find_text(body, {"choices", "0", "finish_reason"});
    if (ended == "length")
        out.value = fail(errc::too_large, "the answer was cut off");
    else if (ended == "content_filter" || !find_text(body, {"choices", "0", "message", "refusal"}).empty())
        out.value = fail(errc::forbidden, "the model refuses to answer");
    else if (const std::string_view text = find_text(body, {"choices", "0", "message", "content"}); !text.empty())
        out.value = parse_answer(text);
    return out;
}

} // namespace delta::llm
