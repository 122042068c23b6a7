// SPDX-License-Identifier: Apache-2.0
#include "docs/words.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {

namespace {

bool is_cap_word(char c) {
    return is_upper(c) || is_digit(c) || c == '_';
}

} // namespace

std::size_t identifier_length(std::string_view s) {
    std::size_t at = s.starts_with('$') ? 1 : 0;
    if (at >= s.size() || is_digit(s[at]) || !is_word(s[at])) return 0;
    while (at < s.size() && is_word(s[at])) ++at;
    return at;
}

std::size_t chain_length(std::string_view s) {
    std::size_t length = identifier_length(s);
    if (length == 0) return 0;
    for (;;) {
        const std::string_view rest = s.substr(length);
        std::size_t joint = 0;
        if (rest.starts_with("::") || rest.starts_with("->") || rest.starts_with("?."))
            joint = 2;
        else if (rest.starts_with("."))
            joint = 1;
        if (joint == 0) return length;
        const std::size_t next = identifier_length(rest.substr(joint));
        if (next == 0) return length;
        length += joint + next;
    }
}

bool is_all_caps(std::string_view s) {
    return std::all_of(s.begin(), s.end(), is_cap_word) && std::count_if(s.begin(), s.end(), is_upper) >= 2;
}

bool is_env_name(std::string_view s) {
    if (s.size() < 3 || !is_upper(s.front()) || !is_all_caps(s)) return false;
    const std::size_t bar = s.find('_');
    return bar != s.npos && s.back() != '_';
}

bool is_snake_case(std::string_view s) {
    if (is_all_caps(s)) return false;
    for (std::size_t at = 1; at + 1 < s.size(); ++at)
        if (s[at] == '_' && (is_alpha(s[at - 1]) || is_digit(s[at - 1])) &&
            (is_alpha(s[at + 1]) || is_digit(s[at + 1])))
            return true;
    return false;
}

bool has_two_humps(std::string_view s) {
    if (s.size() < 3 || is_product_name(s)) return false;
    bool hump = false;
    for (std::size_t at = 1; at < s.size() && !hump; ++at) hump = is_upper(s[at]) && is_lower(s[at - 1]);
    return hump;
}

bool has_code_signal(std::string_view s) {
    if (is_snake_case(s) || has_two_humps(s) || is_env_name(s)) return true;
    if (s.starts_with("--")) return s.size() > 2 && is_alpha(s[2]);
    return s.find_first_of(".:") != s.npos && chain_length(s) == s.size();
}

bool is_plain_name(std::string_view s) {
    if (s.empty() || !is_lower(s.front())) return false;
    return std::all_of(s.begin(), s.end(), [](char c) { return is_word(c) || c == '-' || c == '.'; });
}

bool is_number(std::string_view s) {
    if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
    if (s.empty() || !(is_digit(s.front()) || (s.front() == '.' && s.size() > 1 && is_digit(s[1])))) return false;
    if (s.starts_with("0x") || s.starts_with("0X"))
        return s.size() > 2 && s.find_first_not_of("0123456789abcdefABCDEF_", 2) == s.npos;
    return s.find_first_not_of("0123456789._e") == s.npos && s.back() != '.' && s.back() != 'e';
}

bool is_placeholder(std::string_view s) {
    if (s.empty() || is_common_placeholder(s)) return true;
    if (s.front() == '<' && s.back() == '>') return true;
    bool has_dot = false;
    bool has_slash = false;
    for (const char c : s) {
        has_dot = has_dot || c == '.' || c == '\xE2';
        has_slash = has_slash || c == '/';
    }
    if (has_dot && (s.find("example.com") != s.npos || s.find("example.org") != s.npos || s.find("...") != s.npos ||
                    s.find("\xE2\x80\xA6") != s.npos))
        return true;
    if (has_slash && (s.find("path/to") != s.npos || s.find("/your-") != s.npos || s.find("/your_") != s.npos))
        return true;
    switch (s.front()) {
        case 'y':
            return s.starts_with("your-") || s.starts_with("your_") ||
                   (s.starts_with("your") && s.size() > 4 && is_upper(s[4]));
        case 'Y':
            return s.starts_with("YOUR_") || s.starts_with("YOUR-");
        case 's':
            return s.starts_with("some-") || s.starts_with("some_");
        case 'm':
            return s.starts_with("my-awesome");
        case '<':
            return s.starts_with("<your");
        case 'x':
        case 'X':
            return s.size() > 2 && s.find_first_not_of(s.front()) == s.npos;
        default:
            return false;
    }
}

} // namespace delta::docs
