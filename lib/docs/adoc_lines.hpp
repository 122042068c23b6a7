// SPDX-License-Identifier: Apache-2.0
// What a single line of AsciiDoc can be told to be. Texts are given without indentation and trailing blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delta::docs {

// "----", "|===": a line that opens a block and closes it again.
enum class adoc_fence { none, listing, literal, passthrough, comment, container, table };
adoc_fence find_adoc_fence(std::string_view text);

// "== Title": the number of marks, or 0.
int adoc_title_level(std::string_view text);
// The level a line under `title` gives it, or 0.
int adoc_underline_level(std::string_view line, std::string_view title);

// "** ", "- ", "1. ", "<1> ": `key` is the same for items of one list.
struct adoc_marker {
    std::string key;
    std::size_t length = 0;
};
std::optional<adoc_marker> find_adoc_marker(std::string_view text);

// "term:: its text"
struct adoc_term {
    std::string_view term;
    std::string_view key; // the colons
    std::size_t body = 0;
};
std::optional<adoc_term> find_adoc_term(std::string_view text);

// "name::target[attributes]"
struct adoc_block_macro {
    std::string_view name;
    std::string_view target;
    std::string_view attributes;
};
std::optional<adoc_block_macro> find_adoc_macro(std::string_view text);

// ":name: value", ":!name:"
struct adoc_attribute {
    std::string_view name;
    std::string_view value;
};
std::optional<adoc_attribute> find_adoc_attribute(std::string_view text);

// What "[source%linenums,java]" and its like say of the block below; they add up until the block comes.
struct adoc_block_attributes {
    std::string_view style;
    std::string_view language;
    std::vector<std::string_view> anchors;
    std::string_view columns;
    std::string_view separator;
    std::string_view format;
    bool header = false;
};
// True when the line is one; what it says goes into `into`.
bool read_adoc_attributes(std::string_view text, adoc_block_attributes& into);

// The number of columns "1,3*,a" speaks of, or 0.
std::size_t count_adoc_columns(std::string_view columns);

} // namespace delta::docs
