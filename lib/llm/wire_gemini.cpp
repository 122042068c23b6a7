// SPDX-License-Identifier: Apache-2.0
// generateContent with a responseSchema, as described at https://ai.google.dev/api/generate-content and
// https://ai.google.dev/gemini-api/docs/structured-output.
#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "llm/schema.hpp"
#include "llm/wire_parts.hpp"

namespace delta::llm {

using boost::json::array;
using boost::json::object;

http::request gemini_request(const endpoint& to, const prompt& what) {
    const object body{
        {"systemInstruction", {{"parts", array{object{{"text", what.system}}}}}},
        {"contents", array{object{{"role", "user"}, {"parts", array{object{{"text", what.user}}}}}}},
        {"generationConfig",
         {{"responseMimeType", "application/json"},
          {"responseSchema", to_gemini_schema(what.schema)},
          {"candidateCount", 1},
          {"maxOutputTokens", what.most_tokens}}},
    };
    http::request out{.method = "POST",
                      .target = fmt::format("{}/models/{}:generateContent", to.url(), to.model_name())};
    out.headers = {{"Content-Type", "application/json"}, {"x-goog-api-key", to.key.reveal()}};
    out.body = boost::json::serialize(body);
    return out;
}

reply read_gemini(const boost::json::value& body) {
    reply out{fail(errc::invalid, "the answer has no text")};
    out.used = {find_count(body, {"usageMetadata", "promptTokenCount"}),
                find_count(body, {"usageMetadata", "candidatesTokenCount"}) +
                    find_count(body, {"usageMetadata", "thoughtsTokenCount"})};
    if (!find_text(body, {"promptFeedback", "blockReason"}).empty()) {
        out.value = fail(errc::forbidden, "the question was blocked by the provider's filter");
        return out;
    }
    const std::string_view ended = find_text(body, {"candidates", "0", "finishReason"});
    if (ended == "MAX_TOKENS") {
        out.value = fail(errc::too_large, "the answer was cut off");
        return out;
    }
    if (!ended.empty() && ended != "STOP") {
        out.value = fail(errc::forbidden, "the model refuses to answer");
        return out;
    }
    const boost::json::value* const parts = find(body, {"candidates", "0", "content", "parts"});
    if (parts == nullptr || !parts->is_array()) return out;
    std::string text;
    for (const boost::json::value& part : parts->get_array()) {
        const boost::json::value* const is_thought = find(part, {"thought"});
        if (is_thought == nullptr || !is_thought->is_bool() || !is_thought->get_bool())
            text += find_text(part, {"text"});
    }
    out.value = parse_answer(text);
    return out;
}

} // namespace delta::llm
