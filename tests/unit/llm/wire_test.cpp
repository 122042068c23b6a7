// SPDX-License-Identifier: Apache-2.0
#include "llm/wire.hpp"

#include <boost/json/parse.hpp>

#include "json/write.hpp"
#include "llm/prompts.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

namespace {

using namespace delta;
using llm::provider;

llm::endpoint at(provider of) {
    return {.of = of, .base_url = {}, .model = {}, .key = secret("very-secret")};
}

std::string shown(const http::request& r) {
    std::string out = r.method + " " + r.target + "\n";
    for (const auto& [name, value] : r.headers) out += name + ": " + value + "\n";
    return out + "\n" + json::write_pretty(boost::json::parse(r.body));
}

llm::prompt question() {
    return {"Judge.", "[mark begin: x]\nA \"text\".\n[mark end]\n", llm::make_judge_question({}).schema, 2000};
}

llm::reply read(provider of, std::string body, int status = 200) {
    http::response told;
    told.status = status;
    told.body = std::move(body);
    return llm::read_reply(at(of), told);
}

constexpr const char* gemini_answer = R"({"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true},
    {"text":"{\"verdict\":"},{"text":"\"stale\"}"}]},"finishReason":"STOP"}],
    "usageMetadata":{"promptTokenCount":11,"candidatesTokenCount":5,"thoughtsTokenCount":7}})";
constexpr const char* openai_answer = R"({"choices":[{"message":{"role":"assistant",
    "content":"{\"verdict\":\"stale\"}","refusal":null},"finish_reason":"stop"}],
    "usage":{"prompt_tokens":11,"completion_tokens":12}})";
constexpr const char* anthropic_answer = R"({"content":[{"type":"text","text":"So."},
    {"type":"tool_use","id":"t","name":"answer","input":{"verdict":"stale"}}],"stop_reason":"tool_use",
    "usage":{"input_tokens":11,"output_tokens":12}})";

} // namespace

TEST_CASE("each provider is asked in its own format") {
    testing::check_golden("llm/gemini_request.txt",
                          shown(llm::make_request(at(provider::gemini), question(), llm::shape::schema)));
    testing::check_golden("llm/openai_request.txt",
                          shown(llm::make_request(at(provider::openai), question(), llm::shape::schema)));
    testing::check_golden("llm/anthropic_request.txt",
                          shown(llm::make_request(at(provider::anthropic), question(), llm::shape::schema)));
}

TEST_CASE("a server of one's own is asked under its URL, without a key when it has none") {
    const llm::endpoint own{provider::openai, "http://localhost:11434/v1", "llama", {}};

    testing::check_golden("llm/own_server_request.txt", shown(llm::make_request(own, question(), llm::shape::json)));
}

TEST_CASE("each provider's answer is read with the tokens it took") {
    for (const auto& [of, body] :
         {std::pair(provider::gemini, gemini_answer), std::pair(provider::openai, openai_answer),
          std::pair(provider::anthropic, anthropic_answer)}) {
        const llm::reply got = read(of, body);

        INFO(llm::to_string(of));
        REQUIRE(got.value);
        CHECK(json::write_compact(*got.value) == R"({"verdict":"stale"})");
        CHECK(got.used.in == 11);
        CHECK(got.used.out == 12);
    }
}

TEST_CASE("a fence around the answer is no part of it") {
    const llm::reply got = read(provider::openai, R"({"choices":[{"message":{"content":"```json\n{\"a\":1}\n```"}}]})");

    REQUIRE(got.value);
    CHECK(json::write_compact(*got.value) == R"({"a":1})");
}

TEST_CASE("an answer that was cut, refused or is not there is an error of its own") {
    const auto code = [](provider of, const char* body) { return read(of, body).value.error().code; };
    CHECK(code(provider::gemini, R"({"candidates":[{"finishReason":"MAX_TOKENS"}]})") == errc::too_large);
    CHECK(code(provider::gemini, R"({"candidates":[{"finishReason":"SAFETY"}]})") == errc::forbidden);
    CHECK(code(provider::gemini, R"({"promptFeedback":{"blockReason":"OTHER"}})") == errc::forbidden);
    CHECK(code(provider::gemini, R"({"candidates":[]})") == errc::invalid);
    CHECK(code(provider::openai, R"({"choices":[{"finish_reason":"length"}]})") == errc::too_large);
    CHECK(code(provider::openai, R"({"choices":[{"message":{"refusal":"No."}}]})") == errc::forbidden);
    CHECK(code(provider::openai, R"({"choices":[{"finish_reason":"content_filter"}]})") == errc::forbidden);
    CHECK(code(provider::openai, R"({"choices":[{"message":{"content":"not JSON"}}]})") == errc::invalid);
    CHECK(code(provider::anthropic, R"({"stop_reason":"max_tokens"})") == errc::too_large);
    CHECK(code(provider::anthropic, R"({"stop_reason":"refusal"})") == errc::forbidden);
    CHECK(code(provider::anthropic, R"({"content":[{"type":"text","text":"{}"}]})") == errc::invalid);
}

TEST_CASE("answers of any shape are read without harm") {
    for (const provider of : {provider::gemini, provider::openai, provider::anthropic})
        for (
            const char* const body :
            {"", "[]", "null", "7", "\"text\"", "{", R"({"choices":{"0":1},"candidates":"x","content":{"a":[]}})",
             R"({"choices":[[]],"candidates":[[]],"content":[[]],"usage":[],"usageMetadata":7})",
             R"({"usage":{"prompt_tokens":-5,"input_tokens":9223372036854775807},"usageMetadata":{"promptTokenCount":1e9}})"}) {
            const llm::reply got = read(of, body);

            CHECK_FALSE(got.value);
            CHECK(got.used.in >= 0);
            CHECK(got.used.in <= 1'000'000'000);
        }
}

TEST_CASE("a provider's error says what it is about, and never the key") {
    const auto said = [](int status, const char* body) { return read(provider::openai, body, status).value.error(); };
    CHECK(said(401, R"({"error":{"message":"Incorrect API key provided: very-secret"}})").message ==
          "the key is not accepted (401)");
    CHECK(said(400, R"({"error":{"message":"no\nvery-secret way"}})").message ==
          "the provider refuses the question (400): no *** way");
    CHECK(said(404, R"({"error":"model 'x' not found"})").message ==
          "the model gpt-5-mini or the URL is not known (404): model 'x' not found");
    CHECK(said(429, "{}").code == errc::rate_limited);
    CHECK(said(413, "{}").code == errc::too_large);
    CHECK(said(529, "<html>").code == errc::upstream);
    CHECK(said(500, std::string(R"({"message":")" + std::string(5000, 'x') + "\"}").c_str()).message.size() < 400);
}

TEST_CASE("a server that lacks schemas is known by its complaint") {
    const llm::endpoint from{.of = provider::openai, .base_url = {}, .model = {}, .key = {}};
    http::response told;
    told.status = 500;
    told.body = R"({"error":{"message":"response_format type must be one of \"text\" or \"json_object\""}})";
    CHECK(llm::lacks_schemas(from, told));
    // Others take a schema by their own field, and would be asked the same again.
    CHECK_FALSE(llm::lacks_schemas({.of = provider::gemini, .base_url = {}, .model = {}, .key = {}}, told));
    told.status = 200;
    CHECK_FALSE(llm::lacks_schemas(from, told));
    told.status = 400;
    told.body = R"({"error":{"message":"context too long"}})";
    CHECK_FALSE(llm::lacks_schemas(from, told));
}
