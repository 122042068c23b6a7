// SPDX-License-Identifier: Apache-2.0
// UTF-8 from anywhere: what is not valid becomes U+FFFD, one for each byte that starts nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace delta {

inline constexpr char32_t replacement_character = 0xFFFD;

struct code_point {
    char32_t value = replacement_character;
    std::size_t size = 1; // bytes it takes in the text, at least 1
    bool valid = false;
};

// The code point that starts at byte `at`, which must be inside `s`. Overlong forms, surrogates and cut sequences
// are invalid and take one byte.
code_point decode_utf8(std::string_view s, std::size_t at);

void append_utf8(std::string& out, char32_t value);

// The last place up to `at` where a character begins: where a text may be cut.
std::size_t floor_of_character(std::string_view s, std::size_t at);

bool is_valid_utf8(std::string_view s);
std::string to_valid_utf8(std::string_view s);

} // namespace delta
