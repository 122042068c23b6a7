// SPDX-License-Identifier: Apache-2.0
// How each provider is asked over HTTP, and its answer read. No I/O: requests and responses in and out.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/secret.hpp"
#include "http/message.hpp"
#include "llm/question.hpp"

namespace delta::llm {

enum class provider : std::uint8_t { gemini, openai, anthropic };
std::string_view to_string(provider p);

struct endpoint {
    provider of = provider::openai;
    std::string base_url = {}; // with its version and without '/' at the end; empty for the provider's own
    std::string model = {};    // empty for default_model
    secret key = {};

    std::string url() const;
    std::string model_name() const;
};

std::string_view default_url(provider p);
// A small, quick model by a name that the provider keeps up to date.
std::string_view default_model(provider p);

// How the answer's shape is asked for.
enum class shape : std::uint8_t {
    schema, // the server holds the model to the schema
    json    // it holds it to JSON, and the schema is told in words: for servers that know no more
};

struct prompt {
    std::string system;
    std::string user;
    boost::json::value schema;
    int most_tokens = 0;
};

http::request make_request(const endpoint& to, const prompt& what, shape as);

// What the model said, not yet held against the schema. Errors: unauthorized (the key), not_found (the model or the
// URL), forbidden (the model refuses to answer), too_large (the answer was cut, or the question is too long),
// rate_limited, invalid (the request, or an answer that is no JSON), upstream (the server is not well).
struct reply {
    result<boost::json::value> value;
    tokens used = {};
};
reply read_reply(const endpoint& from, const http::response& told);

// True when a server says that it cannot hold a model to a schema.
bool lacks_schemas(const endpoint& from, const http::response& told);

} // namespace delta::llm
