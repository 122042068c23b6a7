// SPDX-License-Identifier: Apache-2.0
// cmark's tree told as blocks.
#pragma once

#include <string_view>

#include "docs/block.hpp"
#include "docs/markdown_source.hpp"

namespace delta::docs {

// `bytes` is the source, `prepared` what is parsed of it.
block_list read_markdown_tree(std::string_view bytes, const places& at, const markdown_source& prepared);

} // namespace delta::docs
