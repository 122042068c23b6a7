// SPDX-License-Identifier: Apache-2.0
// HTML inside documents: what a reader sees of it, and the anchors and comments it holds.
#pragma once

#include <cstdint>
#include <string_view>

#include "docs/block.hpp"
#include "docs/places.hpp"

namespace delta::docs {

// Reads the HTML of the bytes [begin, end) of `source` into blocks: headings, table rows, list items, `<pre>`, and
// paragraphs for all other text; `group` counts lists and tables. Anchors and suppressions go to `out` as well.
void read_html(std::string_view source, std::size_t begin, std::size_t end, const places& at, std::uint32_t& group,
               block_list& out);

// One inline tag or comment at [begin, end): only its anchor or suppression counts.
void read_inline_html(std::string_view source, std::size_t begin, std::size_t end, const places& at, block_list& out);

} // namespace delta::docs
