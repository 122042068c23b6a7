// SPDX-License-Identifier: Apache-2.0
// Old values that a document holds close to the names they belonged to in the code.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

// A number or plain word must stand as a value of its own: in code, or as the value of a statement.
bool is_value_hit(const docs::document& doc, const hit& h, const std::string& value) {
    const docs::mention& m = doc.mentions[h.mention];
    if (h.loose) return false;
    if (looks_like_code(value) && h.how != strength::prose) return true;
    return (h.how != strength::prose && h.whole) || m.kind == docs::mention_kind::value ||
           m.kind == docs::mention_kind::literal;
}

// Sections and blocks by the context names they mention.
struct nearness {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::string_view>> blocks, sections;
};

nearness locate(const context& c, const fact& f) {
    nearness out;
    for (const std::string& name : f.neighbours) {
        if (name == f.name) continue;
        for (const hit& h : c.index.find(name)) {
            if (h.how == strength::prose && !looks_like_code(name)) continue;
            out.blocks[{h.doc, h.block}].insert(name);
            out.sections[{h.doc, h.section}].insert(name);
        }
    }
    return out;
}

// The document has the value right behind the name that had it in the code: `toc_levels: "1..6"`.
bool has_pair(const context& c, const fact& f, const hit& h) {
    constexpr std::size_t reach = 12; // blanks, a colon, quotes
    if (f.key.empty()) return false;
    const std::string_view bytes = c.docs[h.doc].bytes;
    const line_index& lines = c.lines.of(bytes);
    const std::size_t begin = lines.offset_of(h.line);
    const std::string_view line = bytes.substr(begin, lines.offset_of(h.line + 1) - begin);
    for (std::size_t at = line.find(f.key); at != line.npos; at = line.find(f.key, at + 1)) {
        const std::string_view behind = line.substr(at + f.key.size(), reach + f.name.size());
        if ((at == 0 || !is_word(line[at - 1])) && !behind.empty() && !is_word(behind.front()) &&
            has_word(behind, f.name))
            return true;
    }
    return false;
}

} // namespace

void find_replaced(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::word_replaced) continue;
        const std::vector<hit>& hits = c.index.find(f.name);
        if (hits.empty()) continue;
        const nearness near = locate(c, f);
        std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
        for (const hit& h : hits) {
            const docs::document& doc = c.docs[h.doc].parsed;
            if (!is_value_hit(doc, h, f.name)) continue;
            const auto in_block = near.blocks.find({h.doc, h.block});
            const auto in_section = near.sections.find({h.doc, h.section});
            if (in_section == near.sections.end() || !seen.emplace(h.doc, h.block).second) continue;
            candidate what = candidate_at(c, family::replaced, "replaced-value", i, h);
            add_strength(what, h);
            what[feature::whole_mention] = h.whole;
            const auto count = [](const auto& found, const auto& all) {
                return found == all.end() ? 0.0 : static_cast<double>(found->second.size());
            };
            what[feature::container_near] = has_pair(c, f, h);
            const double together = count(in_block, near.blocks);
            what[feature::siblings] = std::log1p(count(in_section, near.sections));
            what[feature::siblings_entries] = std::log1p(together);
            what[feature::siblings_share] = together / static_cast<double>(f.neighbours.size());
            what[feature::value_specific] = 1.0 / (1.0 + c.index.documents(f.name));
            const auto word = c.delta.words.find(f.name);
            what[feature::head_uses] = word == c.delta.words.end() ? 0 : std::log1p(word->second.after);
            what[feature::value_stated] = doc.mentions[h.mention].kind == docs::mention_kind::value;
            out.push_back(std::move(what));
        }
    }
}

} // namespace delta::drift
