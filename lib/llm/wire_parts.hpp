// SPDX-License-Identifier: Apache-2.0
// What the providers' formats have in common, for wire.cpp and its neighbours only.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "llm/wire.hpp"

namespace delta::llm {

// Steps of a path are members, or indexes of arrays: find(body, {"choices", "0", "message"}). Null when a step is
// missing.
const boost::json::value* find(const boost::json::value& in, std::initializer_list<std::string_view> path);
std::string_view find_text(const boost::json::value& in, std::initializer_list<std::string_view> path);
// Never negative.
std::int64_t find_count(const boost::json::value& in, std::initializer_list<std::string_view> path);

// The JSON a model wrote, with or without a fence of Markdown around it.
result<boost::json::value> parse_answer(std::string_view text);

http::request gemini_request(const endpoint& to, const prompt& what);
reply read_gemini(const boost::json::value& body);

http::request openai_request(const endpoint& to, const prompt& what, shape as);
reply read_openai(const boost::json::value& body);

http::request anthropic_request(const endpoint& to, const prompt& what);
reply read_anthropic(const boost::json::value& body);

} // namespace delta::llm
