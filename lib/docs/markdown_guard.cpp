// SPDX-License-Identifier: Apache-2.0
#include "docs/markdown_guard.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace delta::docs {

namespace {

// Nobody nests or indents deeper by hand; cmark walks all open containers for every line.
constexpr std::size_t deepest_marker = 100;
constexpr std::size_t most_markers = 40;
// The delimiters one paragraph may have before the rest of them are text: some of cmark's searches are quadratic in
// their number (CVE-2023-22483, CVE-2023-22486, CVE-2023-26485).
constexpr std::size_t most_specials = 20000;
// A short row is filled up to the header's width, so that few bytes can make many cells (CVE-2023-37463).
constexpr std::size_t most_columns = 256;
constexpr std::size_t most_cells = 400000;
// Cells of a row are kept in a list that is walked for each.
constexpr std::size_t most_pipes = 1000;
// The end of each declaration and processing instruction is looked for anew.
constexpr std::size_t most_declarations = 64;

constexpr std::array<bool, 256> marks_of(std::string_view chars) {
    std::array<bool, 256> out{};
    for (const char c : chars) out[static_cast<unsigned char>(c)] = true;
    return out;
}
constexpr std::string_view special = "[]`*_~<!&\\";
constexpr std::array<bool, 256> specials = marks_of(special);
constexpr std::array<bool, 256> watched = [] {
    std::array<bool, 256> out = marks_of(special);
    for (const char c : {'|', '\r', '\0'}) out[static_cast<unsigned char>(c)] = true;
    return out;
}();

void bound_containers(std::string& text, std::size_t start, std::size_t end) {
    std::size_t markers = 0;
    for (std::size_t at = start; at < end;) {
        const char c = text[at];
        std::size_t length = 1;
        if (c == ' ' || c == '\t') {
            ++at;
            continue;
        }
        if (is_digit(c))
            while (length < 10 && is_digit(text[at + length])) ++length;
        const bool bullet = c == '-' || c == '*' || c == '+';
        const bool number = is_digit(c) && (text[at + length] == '.' || text[at + length] == ')');
        if (number) ++length;
        if (c != '>' && !((bullet || number) && is_space(text[at + length]))) return;
        if (++markers > most_markers || at - start > deepest_marker)
            std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
        at += length;
    }
}

} // namespace

void markdown_guard::line(std::string& text, std::size_t start) {
    const std::size_t end = text.size() - 1;
    const bool is_blank = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start), text.end() - 1, is_space);
    std::size_t pipes = 0;
    // The mark that closes a fence stays, however much stands before it.
    std::size_t mark = start;
    while (mark < end && text[mark] == ' ') ++mark;
    while (mark < end && (text[mark] == '`' || text[mark] == '~')) ++mark;
    for (std::size_t at = start; at < end; ++at) {
        const char c = text[at];
        if (!watched[static_cast<unsigned char>(c)]) continue;
        const bool declares = c == '<' && (text[at + 1] == '?' || (text[at + 1] == '!' && text[at + 2] != '-'));
        const bool too_many = (c == '|' && ++pipes > most_pipes) || (declares && ++declarations_ > most_declarations) ||
                              (specials[static_cast<unsigned char>(c)] && ++specials_ > most_specials && at >= mark);
        if (too_many || c == '\0' || c == '\r') text[at] = ' ';
    }
    bound_containers(text, start, end);
    if (is_blank) specials_ = declarations_ = 0;
    if (pipes > 0 || columns_ > 0) follow_table(text, start, is_blank);
}

void markdown_guard::follow_table(std::string& text, std::size_t start, bool is_blank) {
    const std::size_t end = text.size() - 1;
    if (is_blank) {
        columns_ = 0;
        return;
    }
    const std::string_view row(text.data() + start, end - start);
    if (columns_ == 0 && row.find('-') != row.npos && row.find_first_not_of(" \t|:->") == row.npos) {
        columns_ = static_cast<std::size_t>(std::count(row.begin(), row.end(), '|')) + 1;
        delimiter_row_ = start;
        delimiter_end_ = end;
    }
    if (columns_ == 0) return;
    cells_ += columns_;
    if (columns_ <= most_columns && cells_ <= most_cells) return;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(delimiter_row_),
              text.begin() + static_cast<std::ptrdiff_t>(delimiter_end_), ' ');
    columns_ = 0;
}

} // namespace delta::docs
