// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>

#include "docs/block.hpp"
#include "docs/markdown_source.hpp"
#include "docs/markdown_tree.hpp"
#include "docs/suppression_comment.hpp"

namespace delta::docs {

namespace {

// `{/* delta: ignore RULE reason */}`; an example of one in a fence is none.
void add_suppressions(std::string_view bytes, const places& at, block_list& out) {
    auto next = out.blocks.begin();
    for (std::size_t begin = bytes.find("{/*"); begin != bytes.npos; begin = bytes.find("{/*", begin + 3)) {
        const std::size_t end = bytes.find("*/", begin + 3);
        if (end == bytes.npos) return;
        while (next != out.blocks.end() && next->where.end < begin) ++next;
        const bool in_fence =
            next != out.blocks.end() && next->kind == block_kind::code_fence && next->where.begin <= begin;
        if (in_fence) continue;
        std::optional<block_list::suppression> found =
            find_suppression(bytes.substr(begin + 3, end - begin - 3), at.of(begin, end + 2));
        if (found) out.suppressions.push_back(*std::move(found));
        begin = end;
    }
}

} // namespace

block_list read_mdx(std::string_view bytes) {
    if (bytes.size() > largest_markdown) return {};
    const places at(bytes);
    block_list out = read_markdown_tree(bytes, at, prepare_markdown(bytes, at, markdown_flavour::mdx));
    add_suppressions(bytes, at, out);
    return out;
}

} // namespace delta::docs
