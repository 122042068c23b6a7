// SPDX-License-Identifier: Apache-2.0
// AsciiDoc's inline markup.
#pragma once

#include <cstddef>
#include <vector>

#include "docs/block.hpp"
#include "docs/source_lines.hpp"

namespace delta::docs {

// Appends the runs of the bytes [begin, end), which may cross lines; inline anchors go to `anchors`.
void read_adoc_inline(const source_lines& source, std::size_t begin, std::size_t end, std::vector<inline_run>& runs,
                      std::vector<block_list::anchor>& anchors);

} // namespace delta::docs
