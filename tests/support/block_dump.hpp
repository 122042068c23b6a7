// SPDX-License-Identifier: Apache-2.0
// A text form of what a documentation reader gives, for golden files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docs/block.hpp"

namespace delta::testing {

// One line per block, with its runs or cells below it; then anchors and suppressions.
std::string dump_blocks(const docs::block_list& list);

// What the code runs of paragraphs, headings and the like hold, in order; not those of cells.
std::vector<std::string> code_of(const docs::block_list& list);

// The first place that does not hold what it is said to hold, or "" when all are exact: code runs and fences, text and
// emphasis, and link targets, against `bytes`; and blocks in source order.
std::string find_misplaced(std::string_view bytes, const docs::block_list& list);

} // namespace delta::testing
