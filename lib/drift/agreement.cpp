// SPDX-License-Identifier: Apache-2.0
// Claims that different names of one change make doubtful in the same part of a document speak for one another: a
// page about the thing that changed is hit by more than one of its words, a page that shares a word by that word alone.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "drift/candidate.hpp"

namespace delta::drift {
namespace {

using place = std::pair<std::uint32_t, std::uint32_t>; // document, section
using names = std::set<std::string_view>;

std::uint32_t section_of(const context& c, const candidate& what) {
    const docs::document& doc = c.docs[what.doc].parsed;
    if (!what.mentions.empty()) return doc.mentions[what.mentions.front()].section;
    std::uint32_t found = 0;
    for (std::uint32_t i = 0; i < doc.sections.size(); ++i)
        if (doc.sections[i].where.line <= what.first_line && what.first_line <= doc.sections[i].where.end_line)
            found = i;
    return found;
}

// How many names but its own.
double others(const names& all, std::string_view own) {
    return std::log1p(static_cast<double>(all.size() - (all.contains(own) ? 1 : 0)));
}

// The text of a changed message has no name; its place in the code tells it from others.
std::string_view name_of(const context& c, const candidate& what) {
    return what.mention.empty() ? std::string_view(c.changes[c.delta.facts[what.fact].file].path) : what.mention;
}

} // namespace

void add_agreement(const context& c, std::vector<candidate>& all) {
    std::map<place, names> in_section;
    std::map<std::uint32_t, names> in_doc, new_in_doc;
    std::map<std::string_view, double> best; // of each new name's places
    for (const candidate& what : all)
        if (what.kind == family::missing) {
            double& most = best[what.mention];
            most = std::max(most, what[feature::siblings_rarity]);
        }
    for (const candidate& what : all) {
        if (what.kind == family::missing) {
            if (what[feature::siblings_rarity] >= best[what.mention] * 0.999) new_in_doc[what.doc].insert(what.mention);
        } else if (what.kind != family::touched) {
            in_section[{what.doc, section_of(c, what)}].insert(name_of(c, what));
            in_doc[what.doc].insert(name_of(c, what));
        }
    }
    for (candidate& what : all) {
        const std::string_view own = name_of(c, what);
        what[feature::claims_near] = others(in_section[{what.doc, section_of(c, what)}], own);
        what[feature::claims_in_doc] = others(in_doc[what.doc], own);
        what[feature::news_in_doc] = others(new_in_doc[what.doc], own);
    }
}

} // namespace delta::drift
