// SPDX-License-Identifier: Apache-2.0
// What a single line of reStructuredText can be told to be. Texts are given without indentation and trailing blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace delta::docs {

// One punctuation mark, repeated: the line under a title.
bool is_adornment(std::string_view text);
// True when `line` may stand under (or over) `title`.
bool adorns(std::string_view line, std::string_view title);

// Bytes of "* ", "- ", "• " …, or 0.
std::size_t bullet_length(std::string_view text);
// Bytes of "1. ", "#. ", "(a) ", "iv) " …, or 0.
std::size_t enumerator_length(std::string_view text);

// ":param x: its text"
struct field_head {
    std::string_view name;
    std::size_t body = 0; // where the field's text begins, or the line's size
};
std::optional<field_head> find_field(std::string_view text);

// "-f FILE, --file=FILE  its text"
struct option_head {
    std::size_t options_end = 0;
    std::size_t body = 0;
};
std::optional<option_head> find_options(std::string_view text);

// "name:: arguments", given from behind ".. ".
struct directive_head {
    std::string_view name;
    std::size_t arguments = 0;
};
std::optional<directive_head> find_directive(std::string_view text);

bool is_simple_border(std::string_view text); // "====  ====", two columns at least
bool is_simple_rule(std::string_view text);   // any line of '=' or '-' and blanks
bool is_grid_border(std::string_view text);   // "+----+====+"

// Columns a text takes on the screen: East Asian wide letters take two.
std::size_t display_width(std::string_view text);
// The byte at which each of the rising `columns` begins; the text's size for those behind its end.
std::vector<std::size_t> column_offsets(std::string_view text, const std::vector<std::size_t>& columns);

} // namespace delta::docs
