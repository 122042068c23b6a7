// SPDX-License-Identifier: Apache-2.0
// What is done to a Markdown file before the parser sees it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docs/places.hpp"

namespace delta::docs {

enum class markdown_flavour : std::uint8_t { plain, mdx };

// A text for the parser with the lines of the source. Columns may be shifted: column c of line l (both from 1) is
// the source's byte `column_one[l - 1] + c - 1`.
struct markdown_source {
    std::string text;
    std::vector<std::uint32_t> column_one;
};

// Larger files are not read: nobody writes such pages by hand.
constexpr std::size_t largest_markdown = 4U << 20U;

// Front matter is blanked; so is what other tools than the parser understand (`:::` containers, Liquid tags, in MDX
// imports and JSX tags), and the indentation such constructs give their content is taken away. Bytes that would shift
// the parser's positions or make it slow are blanked too.
markdown_source prepare_markdown(std::string_view bytes, const places& at, markdown_flavour flavour);

} // namespace delta::docs
