// SPDX-License-Identifier: Apache-2.0
// Byte-string helpers; ASCII only where case matters, so that results never depend on a locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace delta {

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
    return is_upper(c) || is_lower(c);
}
constexpr bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}
// A byte that may stand inside an identifier; bytes of UTF-8 sequences count.
constexpr bool is_word(char c) {
    return is_alpha(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string to_lower(std::string_view s);
std::string_view trim(std::string_view s);
// The folder that a path with slashes lies in, "" at the top.
std::string_view folder_of(std::string_view path);
// Splits at every `separator`; empty pieces are kept.
std::vector<std::string_view> split(std::string_view s, char separator);
// Lines without their ends; CRLF and LF both end a line.
std::vector<std::string_view> split_lines(std::string_view s);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);
std::string replace_all(std::string_view s, std::string_view from, std::string_view to);

// Where each line of a text begins, so that an offset can be told as line and column.
class line_index {
  public:
    explicit line_index(std::string_view text);
    // Both count from 1; the column in bytes. An offset past the end is the end.
    struct position {
        std::uint32_t line;
        std::uint32_t column;
    };
    position at(std::size_t offset) const;
    // Byte offset at which `line` (from 1) begins; a line past the last gives the text's size.
    std::size_t offset_of(std::uint32_t line) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

  private:
    std::vector<std::size_t> starts_;
    std::size_t size_;
};

} // namespace delta
