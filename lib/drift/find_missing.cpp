// SPDX-License-Identifier: Apache-2.0
// New members of a family whose other members a document lists.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using syntax::element_kind;

constexpr std::size_t max_docs_per_fact = 5;

std::string rule_of(const fact& f) {
    if (f.is_parameter) return "undocumented-parameter";
    switch (f.what) {
        case element_kind::cli_option:
        case element_kind::cli_command:
            return "undocumented-option";
        case element_kind::env_var:
            return "undocumented-env";
        case element_kind::config_key:
            return "undocumented-config-key";
        case element_kind::route:
            return "undocumented-route";
        case element_kind::enum_member:
        case element_kind::field:
        case element_kind::property:
            return "undocumented-member";
        default:
            return "undocumented-sibling";
    }
}

// One part of a document (a list, a table, or a section) and which of the family it speaks of.
struct place {
    std::set<std::string_view> siblings;
    std::set<std::string_view> entries;
    double rarity = 0;
    const hit* last = nullptr;
};

bool counts(const std::string& sibling, const hit& h) {
    if (h.how == strength::prose) return looks_like_code(sibling);
    return h.whole || h.how == strength::entry || looks_like_code(sibling);
}

using place_key = std::pair<std::uint32_t, std::uint32_t>; // document, and list or section

struct best_place {
    const place* at = nullptr;
    bool grouped = false;
};

// Per document the place that speaks of most of the family, weighed by how rare each name is in the documents.
std::map<std::uint32_t, best_place> best_places(const std::map<place_key, place>& groups,
                                                const std::map<place_key, place>& sections) {
    std::map<std::uint32_t, best_place> out;
    const auto offer = [&](const std::map<place_key, place>& from, bool grouped) {
        for (const auto& [key, p] : from) {
            best_place& best = out[key.first];
            if (best.at == nullptr || p.rarity > best.at->rarity * 1.001) best = {&p, grouped};
        }
    };
    offer(groups, true);
    offer(sections, false);
    return out;
}

} // namespace

void find_missing(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if ((f.kind != fact_kind::added && f.kind != fact_kind::parameter_added) || f.siblings.empty()) continue;
        if (f.is_element && !f.exported) continue;
        std::map<place_key, place> groups, sections;
        std::size_t family_size = 0;
        for (const std::string& s : f.siblings) {
            const std::vector<hit>& hits = c.index.find(s);
            ++family_size;
            const double rarity = 1.0 / (1.0 + std::log1p(c.index.documents(s)));
            for (const hit& h : hits) {
                if (!counts(s, h) || (is_common_name(s) && h.how != strength::entry)) continue;
                const auto note = [&](place& p) {
                    if (p.siblings.insert(s).second) p.rarity += rarity;
                    if (h.how == strength::entry) p.entries.insert(s);
                    if (p.last == nullptr || h.line > p.last->line) p.last = &h;
                };
                if (h.group != 0) note(groups[{h.doc, h.group}]);
                note(sections[{h.doc, h.section}]);
            }
        }
        std::vector<candidate> found;
        for (const auto& [doc_number, best] : best_places(groups, sections)) {
            candidate what;
            what.kind = family::missing;
            what.rule = rule_of(f);
            what.fact = i;
            what.doc = doc_number;
            what.mention = f.name;
            const docs::document& doc = c.docs[doc_number].parsed;
            const docs::block_info& block = doc.blocks[best.at->last->block];
            what.first_line = what.last_line = std::max(block.where.line, block.where.end_line);
            what.mentions = {best.at->last->mention};
            add_common_evidence(c, what);
            const double documented = static_cast<double>(best.at->siblings.size());
            what[feature::siblings] = std::log1p(documented);
            what[feature::siblings_share] = documented / static_cast<double>(family_size);
            what[feature::siblings_entries] = std::log1p(static_cast<double>(best.at->entries.size()));
            what[feature::siblings_rarity] = best.at->rarity;
            what[feature::sibling_group] = best.grouped;
            const std::vector<hit>& own = c.index.find(f.name);
            what[feature::name_in_doc] = std::ranges::any_of(own, [&](const hit& h) {
                return h.doc == doc_number && (looks_like_code(f.name) || h.how != strength::prose);
            });
            what[feature::name_in_docs] = !own.empty();
            const std::string_view owner = last_component(f.container);
            what[feature::container_near] =
                !owner.empty() && std::ranges::any_of(c.index.find(std::string(owner)),
                                                      [&](const hit& h) { return h.doc == doc_number; });
            found.push_back(std::move(what));
        }
        std::ranges::sort(found, {},
                          [](const candidate& what) { return std::pair(-what[feature::siblings_rarity], what.doc); });
        if (found.size() > max_docs_per_fact) found.resize(max_docs_per_fact);
        std::ranges::move(found, std::back_inserter(out));
    }
}

} // namespace delta::drift
