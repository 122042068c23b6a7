// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <algorithm>

namespace delta {

namespace {

struct lead {
    std::size_t size;
    char32_t bits;
    char32_t least; // smaller values have a shorter form
};

lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

} // namespace

code_point decode_utf8(std::string_view s, std::size_t at) {
    const lead first = lead_of(static_cast<unsigned char>(s[at]));
    if (first.size == 0 || s.size() - at < first.size) return {};
    char32_t value = first.bits;
    for (std::size_t i = 1; i < first.size; ++i) {
        const auto byte = static_cast<unsigned char>(s[at + i]);
        if ((byte & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < first.least || value > 0x10FFFF || surrogate) return {};
    return {value, first.size, true};
}

void append_utf8(std::string& out, char32_t value) {
    const auto push = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (value < 0x80) {
        push(value);
    } else if (value < 0x800) {
        push(0xC0 | (value >> 6U));
        push(0x80 | (value & 0x3FU));
    } else if (value < 0x10000) {
        push(0xE0 | (value >> 12U));
        push(0x80 | ((value >> 6U) & 0x3FU));
        push(0x80 | (value & 0x3FU));
    } else {
        push(0xF0 | (value >> 18U));
        push(0x80 | ((value >> 12U) & 0x3FU));
        push(0x80 | ((value >> 6U) & 0x3FU));
        push(0x80 | (value & 0x3FU));
    }
}

std::size_t floor_of_character(std::string_view s, std::size_t at) {
    constexpr std::size_t most = 3; // bytes of a character behind its first
    for (std::size_t back = 1; at < s.size() && back <= std::min(most, at); ++back)
        if (decode_utf8(s, at - back).size > back) return at - back;
    return at;
}

bool is_valid_utf8(std::string_view s) {
    for (std::size_t at = 0; at < s.size();) {
        const code_point next = decode_utf8(s, at);
        if (!next.valid) return false;
        at += next.size;
    }
    return true;
}

std::string to_valid_utf8(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) {
        const code_point next = decode_utf8(s, at);
        if (next.valid)
            out.append(s.substr(at, next.size));
        else
            append_utf8(out, replacement_character);
        at += next.size;
    }
    return out;
}

} // namespace delta
