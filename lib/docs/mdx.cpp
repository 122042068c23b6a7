// SPDX-License-Identifier: Apache-2.0
#include "docs/block.hpp"
#include "docs/markdown_source.hpp"
#include "docs/markdown_tree.hpp"

namespace delta::docs {

block_list read_mdx(std::string_view bytes) {
    if (bytes.size() > largest_markdown) return {};
    const places at(bytes);
    return read_markdown_tree(bytes, at, prepare_markdown(bytes, at, markdown_flavour::mdx));
}

} // namespace delta::docs
