// SPDX-License-Identifier: Apache-2.0
#include "drift/insertion.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using docs::block_info;

constexpr std::size_t farthest = 500;     // blocks that one entry may span
constexpr std::size_t most_entries = 200; // whose names are compared
constexpr std::size_t most_sections = 1000;

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
    std::string_view spelled;
    std::string name; // lower case
};

std::vector<placed> in_order(const entries_by_name& entries) {
    std::vector<placed> out;
    for (const auto& [name, at] : entries) out.push_back({at, name, to_lower(name)});
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

// The last of the entries that share most parts with the name, as `dnsCache` does with `dnsLookup`. A part that many
// of them have says nothing. Nothing when none does.
const hit* find_alike(const std::vector<placed>& all, std::string_view name) {
    if (all.size() > most_entries) return nullptr;
    std::map<std::string, std::size_t> common;
    std::vector<std::vector<std::string>> parts;
    for (const placed& p : all) {
        parts.push_back(name_parts(p.spelled));
        for (const std::string& part : std::set<std::string>(parts.back().begin(), parts.back().end())) ++common[part];
    }
    const std::vector<std::string> own = name_parts(name);
    const hit* best = nullptr;
    std::ptrdiff_t most = 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto shared = std::ranges::count_if(parts[i], [&](const std::string& part) {
            return part.size() > 1 && 3 * common[part] <= all.size() && std::ranges::find(own, part) != own.end();
        });
        if (shared >= most) most = shared, best = all[i].at;
    }
    return best;
}

} // namespace

std::uint32_t insertion_section(const docs::document& doc, std::uint32_t parent, std::string_view name,
                                const hit& nearest) {
    std::uint32_t at = nearest.section;
    while (at != 0 && doc.sections[at].parent != parent) at = doc.sections[at].parent;
    std::uint32_t out = at == 0 ? nearest.line : doc.sections[at].where.end_line;
    if (doc.sections.size() > most_sections) return out;
    std::vector<std::pair<std::string, std::uint32_t>> inside; // title, last line
    for (const docs::section& s : doc.sections)
        if (s.parent == parent && &s != &doc.sections[parent]) inside.emplace_back(to_lower(s.title), s.where.end_line);
    constexpr std::size_t fewest = 6;
    std::size_t rising = 0;
    for (std::size_t i = 1; i < inside.size(); ++i) rising += inside[i - 1].first <= inside[i].first ? 1 : 0;
    if (inside.size() < fewest || rising * 10 < (inside.size() - 1) * 8) return out;
    const std::string title = join(name_parts(name), " ");
    for (const auto& [other, last] : inside) {
        if (title < other) break;
        out = last;
    }
    return out;
}

std::uint32_t insertion_line(const docs::document& doc, const entries_by_name& entries, std::string_view name,
                             const hit& nearest, bool before) {
    const std::vector<placed> all = in_order(entries);
    if (is_alphabetical(all)) {
        const std::string own = to_lower(name);
        const auto next = std::ranges::find_if(all, [&](const placed& p) { return own < p.name; });
        if (next == all.begin()) return std::max(1U, next->at->line - 1);
        return end_of_entry(doc, *std::prev(next)->at);
    }
    if (const hit* const alike = find_alike(all, name)) return end_of_entry(doc, *alike);
    if (before) return std::max(1U, nearest.line - 1);
    return end_of_entry(doc, nearest);
}

} // namespace delta::drift
