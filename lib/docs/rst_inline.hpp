// SPDX-License-Identifier: Apache-2.0
// reStructuredText's inline markup.
#pragma once

#include <cstddef>
#include <vector>

#include "docs/block.hpp"
#include "docs/rst_targets.hpp"
#include "docs/source_lines.hpp"

namespace delta::docs {

// Appends the runs of the bytes [begin, end), which may cross lines; explicit inline targets go to `anchors`.
void read_rst_inline(const source_lines& source, const rst_targets& targets, std::size_t begin, std::size_t end,
                     std::vector<inline_run>& runs, std::vector<block_list::anchor>& anchors);

} // namespace delta::docs
