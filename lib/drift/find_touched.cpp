// SPDX-License-Identifier: Apache-2.0
// What documents describe as an entry, and whose code was changed behind its name. By itself this is nothing to tell:
// it only becomes likely together with what else is known of the change and the document.
#include <algorithm>
#include <set>

#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_places = 6;

// A list item, row, term or heading of the name; a directive has a program write what the code says.
bool describes(const context& c, const fact& f, const hit& h) {
    using shape = docs::block_info::shape;
    if (h.how != strength::entry || h.loose) return false;
    if (c.docs[h.doc].parsed.blocks[h.block].kind == shape::directive) return false;
    return h.whole || looks_like_code(f.name) || !is_common_name(f.name);
}

} // namespace

void find_touched(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::touched) continue;
        std::set<std::pair<std::uint32_t, std::uint32_t>> seen; // document, section
        for (const hit& h : c.index.find(f.name)) {
            if (seen.size() >= max_places) break;
            if (!describes(c, f, h) || !seen.emplace(h.doc, h.section).second) continue;
            candidate what = candidate_at(c, family::touched, "changed-behaviour", i, h);
            what[feature::whole_mention] = h.whole;
            what[feature::touched_share] = f.share;
            what[feature::comment_too] = f.comment_too;
            what[feature::container_near] = is_owner_near(c, f, h);
            using shape = docs::block_info::shape;
            what[feature::in_heading] = c.docs[h.doc].parsed.blocks[h.block].kind == shape::heading;
            out.push_back(std::move(what));
        }
    }
}

} // namespace delta::drift
