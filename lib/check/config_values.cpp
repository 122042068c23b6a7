// SPDX-License-Identifier: Apache-2.0
// Values inside the configuration that have a form of their own: patterns and dates.
#include <algorithm>
#include <charconv>

#include "base/glob.hpp"
#include "base/text.hpp"
#include "check/config.hpp"

namespace delta::check {

namespace {

std::optional<std::string> find_bracket_problem(std::string_view pattern) {
    bool in_set = false;
    bool in_braces = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (in_set) {
            const bool first = pattern[i - 1] == '[' || (pattern[i - 1] == '!' && pattern[i - 2] == '[');
            if (c == ']' && !first) in_set = false;
        } else if (c == '[') {
            in_set = true;
        } else if (c == '{') {
            if (in_braces) return "has { inside { }";
            in_braces = true;
        } else if (c == '}') {
            if (!in_braces) return "has a } without {";
            in_braces = false;
        }
    }
    if (in_set) return "has a [ without ]";
    if (in_braces) return "has a { without }";
    return std::nullopt;
}

bool all_digits(std::string_view s) {
    return std::ranges::all_of(s, is_digit);
}

int number_of(std::string_view digits) {
    int n = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), n);
    return n;
}

} // namespace

std::optional<std::string> find_pattern_problem(std::string_view pattern) {
    constexpr std::size_t longest = 512;
    if (pattern.empty()) return "is empty";
    if (pattern.size() > longest) return "is longer than 512 bytes";
    if (trim(pattern) != pattern) return "begins or ends with a space";
    if (pattern.front() == '!') return "begins with !, and exceptions are not supported";
    if (pattern.find('\\') != pattern.npos) return "has a backslash; folders are parted by /";
    if (pattern.find('\n') != pattern.npos) return "has a line break";
    if (pattern.find("//") != pattern.npos) return "has // in it";
    for (const std::string_view segment : split(pattern, '/'))
        if (segment == "." || segment == "..")
            return "has . or .. as a folder; patterns begin at the repository's root";
    return find_bracket_problem(pattern);
}

bool matches(std::string_view pattern, std::string_view path) {
    if (glob_match(pattern, path)) return true;
    for (std::size_t slash = path.rfind('/'); slash != path.npos && slash > 0; slash = path.rfind('/', slash - 1))
        if (glob_match(pattern, path.substr(0, slash))) return true;
    return false;
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view path) {
    return std::ranges::any_of(patterns, [&](const std::string& p) { return matches(p, path); });
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, '-');
    if (parts.size() != 3 || parts[0].size() != 4 || parts[1].size() != 2 || parts[2].size() != 2) return std::nullopt;
    if (!std::ranges::all_of(parts, all_digits)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{number_of(parts[0])},
                                           std::chrono::month{static_cast<unsigned>(number_of(parts[1]))},
                                           std::chrono::day{static_cast<unsigned>(number_of(parts[2]))}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace delta::check
