// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "api/schema.hpp"

namespace delta::api {

// One that mail may be sent to: something, an @, and a domain with a dot; no spaces. Only a mail proves more.
bool is_email(std::string_view s);
// The same as a regular expression of ECMA 262, for the API's description.
inline constexpr std::string_view email_pattern =
    R"(^[^@\u0000-\u0020\u007f-\u009f]{1,64}@[^\u0000-,./:-@\[-`{-\u009f]+(\.[^\u0000-,./:-@\[-`{-\u009f]+)+$)";

// What is wrong with a text, in words that follow its name: "must be a UUID".
std::optional<std::string> find_fault(const schema& expected, std::string_view text);

// "must have at least 8 characters"; `unit` in the plural.
std::optional<std::string> find_length_fault(const schema& expected, std::size_t length, std::string_view unit);

} // namespace delta::api
