// SPDX-License-Identifier: Apache-2.0
#include "drift/values.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace delta::drift {
namespace {

using namespace std::string_view_literals;

constexpr std::array trivial = {""sv,     "0"sv,       "1"sv,   "2"sv,         "-1"sv,  "true"sv, "false"sv,
                                "null"sv, "none"sv,    "nil"sv, "undefined"sv, "[]"sv,  "{}"sv,   "()"sv,
                                "auto"sv, "default"sv, "new"sv, "string"sv,    "int"sv, "bool"sv};

bool is_number(std::string_view s) {
    if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
    return !s.empty() && is_digit(s.front()) &&
           std::ranges::all_of(s, [](char c) { return is_digit(c) || is_alpha(c) || c == '.' || c == '_'; });
}

// One wrapper call or constructor around a single argument: "Some(5)", "Duration::from_secs(5)", "String::from("x")".
std::string_view unwrap(std::string_view s) {
    const std::size_t open = s.find('(');
    if (open == 0 || open == s.npos || !s.ends_with(')')) return s;
    const bool name = std::ranges::all_of(s.substr(0, open), [](char c) { return is_word(c) || c == ':' || c == '.'; });
    return name ? trim(s.substr(open + 1, s.size() - open - 2)) : s;
}

std::string_view unquote(std::string_view s) {
    for (const char q : {'"', '\'', '`'})
        if (s.size() >= 2 && s.front() == q && s.back() == q) return s.substr(1, s.size() - 2);
    return s;
}

std::string plain_number(std::string_view s) {
    std::string out(s);
    std::erase(out, '_');
    while (out.size() > 1 && (out.back() == 'L' || out.back() == 'f' || out.back() == 'u' || out.back() == 'U') &&
           !out.starts_with("0x"))
        out.pop_back();
    return out;
}

} // namespace

std::string plain_value(std::string_view written) {
    std::string_view s = trim(written);
    for (int i = 0; i < 3; ++i) s = unwrap(s);
    if (s.size() > 80 || s.find('\n') != s.npos) return {};
    const std::string_view bare = unquote(s);
    if (bare.size() != s.size()) return std::string(bare);
    if (is_number(s)) return plain_number(s);
    const bool name = std::ranges::all_of(s, [](char c) { return is_word(c) || c == '.' || c == ':' || c == '-'; });
    return name || s == "[]" || s == "{}" ? std::string(s) : std::string();
}

bool is_trivial_value(std::string_view plain) {
    return std::ranges::find(trivial, to_lower(plain)) != trivial.end();
}

bool has_value(std::string_view text, std::string_view plain) {
    if (plain.empty()) return false;
    const auto part_of_word = [](char c) { return is_word(c); };
    for (std::size_t at = text.find(plain); at != text.npos; at = text.find(plain, at + 1)) {
        const std::size_t end = at + plain.size();
        const bool starts = at == 0 || !part_of_word(text[at - 1]) || !is_word(plain.front());
        const bool stops = end == text.size() || !part_of_word(text[end]) || !is_word(plain.back());
        // "1.5" does not hold the values 1 and 5.
        const bool in_number =
            (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]) && is_digit(plain.back())) ||
            (at >= 2 && text[at - 1] == '.' && is_digit(text[at - 2]) && is_digit(plain.front()));
        if (starts && stops && !in_number) return true;
    }
    return false;
}

} // namespace delta::drift
