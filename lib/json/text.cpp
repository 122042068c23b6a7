// SPDX-License-Identifier: Apache-2.0
#include "json/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

#include "base/rfc3339.hpp"
#include "json/escape.hpp"

namespace delta::json {

namespace {

bool must_escape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
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

// An answer is names for the most part, so that one is written at once and not piece by piece.
void text::name(std::string_view of) {
    const bool separated = follows_value();
    const std::size_t begin = out_.size();
    out_.resize_and_overwrite(begin + of.size() + 4, [&](char* into, std::size_t) {
        std::size_t at = begin;
        if (separated) into[at++] = ',';
        into[at++] = '"';
        of.copy(&into[at], of.size());
        at += of.size();
        into[at++] = '"';
        into[at++] = ':';
        return at;
    });
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
