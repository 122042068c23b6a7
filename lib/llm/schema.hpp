// SPDX-License-Identifier: Apache-2.0
// The part of JSON Schema that our questions use: type, properties, required, additionalProperties, items, enum,
// maxLength, maxItems.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>

namespace delta::llm {

// The first place where `value` is not what `schema` asks for, as a sentence without a full stop. Whatever a server
// promises, an answer is held against its schema here. A keyword that is not known is a logic_error.
std::optional<std::string> find_schema_fault(const boost::json::value& value, const boost::json::value& schema);

// As Gemini's `responseSchema` has it: a subset of OpenAPI 3.0 with types in capitals and an order of the members.
boost::json::value to_gemini_schema(const boost::json::value& schema);
// As OpenAI's strict mode has it: without limits of size, which it does not know.
boost::json::value to_strict_schema(const boost::json::value& schema);

} // namespace delta::llm
