// SPDX-License-Identifier: Apache-2.0
#include "syntax/word_scan.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::syntax {
namespace {

// Longer ones are data, not names: encoded blobs, minified text.
constexpr std::size_t longest_word = 100;
constexpr std::size_t longest_whole = 80;

std::size_t run_end(std::string_view s, std::size_t at) {
    while (at < s.size() && is_word(s[at])) ++at;
    return at;
}

// "3.11", "v1.2.3" and "0.5e3" are one word; "a.b" and "1..5" are not.
std::size_t number_end(std::string_view s, std::size_t begin) {
    std::size_t at = run_end(s, begin);
    const std::size_t digits = begin + (s[begin] == 'v' ? 1U : 0U);
    const bool number = digits < at && std::all_of(s.begin() + static_cast<std::ptrdiff_t>(digits),
                                                   s.begin() + static_cast<std::ptrdiff_t>(at), is_digit);
    while (number && at + 1 < s.size() && s[at] == '.' && is_digit(s[at + 1])) at = run_end(s, at + 1);
    return at;
}

// The end of "-v", "--dry-run" or "--output_dir" at `at`, or `at` when no flag begins there.
std::size_t flag_end(std::string_view s, std::size_t at) {
    if (s[at] != '-' || (at > 0 && (is_word(s[at - 1]) || s[at - 1] == '-'))) return at;
    std::size_t end = at + 1;
    if (end < s.size() && s[end] == '-') ++end;
    if (end >= s.size() || !is_alpha(s[end])) return at;
    while (end < s.size() && (is_word(s[end]) || (s[end] == '-' && end + 1 < s.size() && is_word(s[end + 1])))) ++end;
    return end;
}

bool is_quote(char c) {
    return c == '"' || c == '\'' || c == '`';
}

std::string_view without_quotes(std::string_view s) {
    while (!s.empty() && is_quote(s.front())) s.remove_prefix(1);
    while (!s.empty() && is_quote(s.back())) s.remove_suffix(1);
    return s;
}

// "$RULE_SET:no-tabs" is the key `no-tabs` behind the value of a constant, whose name not every grammar takes out.
std::size_t interpolated_prefix(std::string_view s) {
    const std::size_t colon = s.find(':');
    if (colon == s.npos || colon + 2 >= s.size() || !is_lower(s[colon + 1])) return 0;
    const std::string_view name = s.substr(0, colon);
    const bool constant = name.find('_') != name.npos &&
                          std::ranges::all_of(name, [](char c) { return is_upper(c) || is_digit(c) || c == '_'; });
    return name.empty() || constant ? colon + 1 : 0;
}

bool has_blank_or_escape(std::string_view s) {
    return std::ranges::any_of(s, [](char c) { return is_space(c) || c == '\\'; });
}

} // namespace

void word_scan::add(std::string_view text, std::uint32_t line, word_kind kind, bool entry) {
    if (!text.empty() && text.size() <= longest_word) words_.push_back({text, line, kind, entry});
}

void word_scan::mark_lines(std::string_view piece, std::uint32_t line) {
    for (bool blank = true; const char c : piece) {
        if (c == '\n') {
            ++line;
            blank = true;
        } else if (blank && !is_space(c)) {
            blank = false;
            if (code_lines_.empty() || code_lines_.back() < line) code_lines_.push_back(line);
        }
    }
}

void word_scan::code(std::string_view piece, std::uint32_t line, bool entry) {
    for (std::size_t at = 0; at < piece.size();) {
        if (piece[at] == '\n') ++line;
        if (!is_word(piece[at])) {
            ++at;
            continue;
        }
        const bool number = is_digit(piece[at]);
        const std::size_t end = number ? number_end(piece, at) : run_end(piece, at);
        add(piece.substr(at, end - at), line, number ? word_kind::number : word_kind::identifier, entry && !number);
        at = end;
    }
}

void word_scan::text(std::string_view piece, std::uint32_t line) {
    piece = without_quotes(piece);
    const bool whole =
        piece.size() <= longest_whole && !has_blank_or_escape(piece) && std::ranges::any_of(piece, is_word);
    if (whole) piece.remove_prefix(interpolated_prefix(piece));
    if (whole) add(piece, line, word_kind::string_text, true);
    for (std::size_t at = 0; at < piece.size();) {
        const char c = piece[at];
        if (c == '\n') ++line;
        const std::size_t flag = flag_end(piece, at);
        if (flag != at && !(whole && at == 0 && flag == piece.size()))
            add(piece.substr(at, flag - at), line, word_kind::string_text);
        // The letter of an escape such as \n belongs to no word.
        if (c == '\\' && at + 1 < piece.size() && piece[at + 1] != '\n') {
            at += 2;
            continue;
        }
        if (!is_word(c)) {
            ++at;
            continue;
        }
        const std::size_t end = number_end(piece, at);
        if (!whole || end - at != piece.size()) add(piece.substr(at, end - at), line, word_kind::string_text);
        at = end;
    }
}

} // namespace delta::syntax
