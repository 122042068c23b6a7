// SPDX-License-Identifier: Apache-2.0
#include "drift/insertion.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace delta::drift {
namespace {

using docs::block_info;

constexpr std::size_t farthest = 500; // blocks that one entry may span

// Where what is said of an entry ends: before the next entry of its list, or the next heading.
std::uint32_t end_of_entry(const docs::document& doc, const hit& entry) {
    using shape = block_info::shape;
    const block_info& block = doc.blocks[entry.block];
    const std::uint32_t own = std::max(block.where.line, block.where.end_line);
    if (block.kind == shape::heading) return doc.sections[entry.section].where.end_line;
    if (entry.how != strength::entry || block.group == 0 || block.kind == shape::table_row) return own;
    std::uint32_t last = own;
    const std::size_t end = std::min(doc.blocks.size(), entry.block + farthest);
    for (std::size_t i = entry.block + 1; i < end && doc.blocks[i].kind != shape::heading; ++i) {
        const block_info& next = doc.blocks[i];
        if (next.group == block.group && next.kind == block.kind) return std::max(own, next.where.line - 1);
        last = std::max({last, next.where.line, next.where.end_line});
    }
    // What follows the last item of a list is no part of it; what follows a term or an object describes it.
    return block.kind == shape::list_item ? own : last;
}

struct placed {
    const hit* at;
    std::string name; // lower case
};

std::vector<placed> in_order(const entries_by_name& entries) {
    std::vector<placed> out;
    for (const auto& [name, at] : entries) out.push_back({at, to_lower(name)});
    std::ranges::sort(out, {}, [](const placed& p) { return std::pair(p.at->line, p.at->mention); });
    return out;
}

bool is_alphabetical(const std::vector<placed>& all) {
    constexpr std::size_t fewest = 4;
    if (all.size() < fewest) return false;
    std::size_t rising = 0;
    for (std::size_t i = 1; i < all.size(); ++i) rising += all[i - 1].name < all[i].name ? 1 : 0;
    return rising * 10 >= (all.size() - 1) * 9;
}

} // namespace

std::uint32_t insertion_line(const docs::document& doc, const entries_by_name& entries, std::string_view name,
                             const hit& nearest, bool before) {
    const std::vector<placed> all = in_order(entries);
    if (is_alphabetical(all)) {
        const std::string own = to_lower(name);
        const auto next = std::ranges::find_if(all, [&](const placed& p) { return own < p.name; });
        if (next == all.begin()) return std::max(1U, next->at->line - 1);
        return end_of_entry(doc, *std::prev(next)->at);
    }
    if (before) return std::max(1U, nearest.line - 1);
    return end_of_entry(doc, nearest);
}

} // namespace delta::drift
