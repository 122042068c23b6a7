// SPDX-License-Identifier: Apache-2.0
#include "json/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "base/rfc3339.hpp"
#include "json/escape.hpp"

namespace delta::json {

namespace {

bool must_escape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// Eight bytes at once: a byte that is less than n sets its high bit in (word - n) & ~word, and one that is c is 0 in
// word ^ c.
bool must_escape_any(std::uint64_t word) {
    constexpr std::uint64_t each = 0x0101010101010101;
    const std::uint64_t quotes = word ^ (each * '"');
    const std::uint64_t slashes = word ^ (each * '\\');
    return ((((word - each * 0x20) & ~word) | ((quotes - each) & ~quotes) | ((slashes - each) & ~slashes)) &
            (each * 0x80)) != 0;
}

bool is_plain(std::string_view s) {
    std::uint64_t word = 0;
    for (; s.size() >= sizeof word; s.remove_prefix(sizeof word)) {
        std::memcpy(&word, s.data(), sizeof word);
        if (must_escape_any(word)) return false;
    }
    return std::ranges::none_of(s, must_escape);
}

} // namespace

// A value ends in none of these, a text having its quotation mark.
bool text::follows_value() const {
    if (out_.empty()) return false;
    const char last = out_.back();
    return last != '{' && last != '[' && last != ':';
}

void text::separate() {
    if (follows_value()) out_ += ',';
}

// An answer is names and plain texts for the most part, so that one is written at once and not piece by piece.
void text::write_quoted(std::string_view plain, bool is_name) {
    const bool separated = follows_value();
    const std::size_t begin = out_.size();
    out_.resize_and_overwrite(begin + plain.size() + 4, [&](char* into, std::size_t) {
        std::size_t at = begin;
        if (separated) into[at++] = ',';
        into[at++] = '"';
        at += plain.copy(&into[at], plain.size());
        into[at++] = '"';
        if (is_name) into[at++] = ':';
        return at;
    });
}

void text::name(std::string_view of) {
    write_quoted(of, true);
}

void text::value(std::nullptr_t) {
    write_word("null");
}

void text::value(double number) {
    // JSON has no word for what is no number.
    if (!std::isfinite(number)) return value(nullptr);
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", number);
}

void text::value(std::string_view s) {
    if (is_plain(s)) return write_quoted(s, false);
    separate();
    out_ += '"';
    std::size_t plain = 0;
    for (std::size_t at = 0; at < s.size(); ++at) {
        if (!must_escape(s[at])) continue;
        out_ += s.substr(plain, at - plain);
        append_escape(out_, static_cast<unsigned char>(s[at]));
        plain = at + 1;
    }
    out_ += s.substr(plain);
    out_ += '"';
}

void text::value(std::chrono::sys_time<std::chrono::microseconds> t) {
    separate();
    out_ += '"';
    append_rfc3339(out_, t);
    out_ += '"';
}

void text::write_word(std::string_view word) {
    separate();
    out_ += word;
}

void text::write_number(std::int64_t number) {
    separate();
    std::array<char, 20> digits{};
    const auto [end, ignored] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out_.append(digits.data(), end);
}

} // namespace delta::json
