// SPDX-License-Identifier: Apache-2.0
// New members of a family whose other members a document lists.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/family.hpp"
#include "drift/insertion.hpp"
#include "drift/names.hpp"
#include "drift/section_words.hpp"

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
    std::set<std::string_view> members;
    entries_by_name entries;
    double rarity = 0;
    std::string_view nearest_name;
    const hit* nearest = nullptr; // of the member that stands nearest to the new one in the code
    bool has_nearest = false;     // and that member is the very nearest of the family
    bool has_owner = false;       // it speaks of what the new thing belongs to
};

bool counts(const std::string& name, const hit& h) {
    if (h.how == strength::prose) return looks_like_code(name);
    if (is_common_name(name) && !looks_like_code(name)) return h.how == strength::entry && h.whole;
    return h.whole || h.how == strength::entry || looks_like_code(name);
}

enum class level : std::uint8_t { group, section, parent };
using place_key = std::tuple<std::uint32_t, level, std::uint32_t>; // document, kind of place, its number

struct chosen {
    const place* at = nullptr;
    level kind = level::group;
    std::uint32_t number = 0;
    double worth = 0;
};

// Words of the code file's name and of what the new thing belongs to, as a section about it would have them.
std::vector<std::string> topic_of(const fact& f, std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    std::vector<std::string> out = name_parts(name.substr(0, name.find('.')));
    std::ranges::move(name_parts(last_component(f.container)), std::back_inserter(out));
    std::erase_if(out, [](const std::string& word) { return word.size() < 3 || is_common_name(word); });
    return out;
}

class family_search {
  public:
    family_search(const context& c, const fact& f, const family_names& names)
        : c_(c), names_(names), topic_(topic_of(f, c.changes[f.file].path)) {
        for (std::size_t i = 0; i < names.members.size(); ++i) note_member(names, i);
        if (!names.owner.empty()) note_owner(names.owner);
    }

    // Per document the place that speaks of most of the family, weighed by how rare each name is in the documents;
    // the narrower of two equal ones. Where each section has the same table, the one about the code's topic.
    std::map<std::uint32_t, chosen> best() const {
        constexpr double on_topic = 1.2;
        std::map<std::uint32_t, chosen> out;
        for (const auto& [key, p] : places_) {
            const auto [doc, kind, number] = key;
            chosen& most = out[doc];
            if (most.at != nullptr && p.rarity * on_topic <= most.worth) continue;
            const double worth = p.rarity * (is_on_topic(doc, p) ? on_topic : 1);
            if (most.at == nullptr || worth > most.worth * 1.001) most = {&p, kind, number, worth};
        }
        return out;
    }

    std::uint64_t looked_at() const { return looked_at_; }

  private:
    void note_member(const family_names& names, std::size_t i) {
        const std::string& member = names.members[i];
        const double rarity = 1.0 / (1.0 + std::log1p(c_.index.documents(member)));
        for (const hit& h : c_.index.find(member)) {
            ++looked_at_;
            if (!counts(member, h) && !told_together(h)) continue;
            const auto note = [&](level kind, std::uint32_t number) {
                place& p = places_[{h.doc, kind, number}];
                if (p.members.insert(member).second) p.rarity += rarity;
                if (h.how == strength::entry) p.entries.try_emplace(member, &h);
                const bool better = p.nearest == nullptr || (p.members.size() == 1 && p.nearest->how < h.how);
                if (better) p.nearest = &h, p.nearest_name = member, p.has_nearest = i == 0;
            };
            if (h.group != 0) note(level::group, h.group);
            note(level::section, h.section);
            const std::uint32_t parent = c_.docs[h.doc].parsed.sections[h.section].parent;
            if (parent != h.section && parent != 0) note(level::parent, parent);
        }
    }

    bool is_on_topic(std::uint32_t doc_number, const place& p) const {
        const docs::document& doc = c_.docs[doc_number].parsed;
        std::uint32_t section = p.nearest->section;
        // A table below "Options" is about what the heading above says.
        for (int up = 0; up < 3 && section != 0; ++up, section = doc.sections[section].parent) {
            const std::vector<std::string> title = name_parts(doc.sections[section].title);
            if (std::ranges::any_of(
                    topic_, [&](const std::string& word) { return std::ranges::find(title, word) != title.end(); }))
                return true;
        }
        return false;
    }

    // A function or type that a document describes may have its new part described there too, even when none of its
    // other parts is.
    void note_owner(const std::string& owner) {
        const double rarity = 0.3 / (1.0 + std::log1p(c_.index.documents(owner)));
        for (const hit& h : c_.index.find(owner)) {
            ++looked_at_;
            if (h.loose || h.how == strength::prose || !counts(owner, h)) continue;
            place& p = places_[{h.doc, level::section, h.section}];
            if (!p.has_owner) p.rarity += rarity;
            p.has_owner = true;
            if (p.nearest == nullptr) p.nearest = &h;
        }
    }

    // However common a name is, among several of its siblings in one piece of code it means the sibling.
    bool told_together(const hit& h) {
        constexpr std::ptrdiff_t fewest = 3;
        if (h.how == strength::prose) return false;
        const auto [known, fresh] = together_.try_emplace({h.doc, h.mention}, false);
        if (!fresh) return known->second;
        const docs::mention& m = c_.docs[h.doc].parsed.mentions[h.mention];
        const std::string text = m.text + ' ' + join(m.arguments, " ");
        if (text.size() > 20)
            known->second = std::ranges::count_if(names_.members, [&](const std::string& name) {
                                return has_word(text, name);
                            }) >= fewest;
        return known->second;
    }

    const context& c_;
    std::map<place_key, place> places_;
    const family_names& names_;
    std::vector<std::string> topic_;
    std::uint64_t looked_at_ = 0;
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> together_; // by mention
};

candidate make_candidate(const context& c, section_words& words, std::uint32_t number, const family_names& names,
                         std::uint32_t doc_number, const chosen& best) {
    const place& at = *best.at;
    const fact& f = c.delta.facts[number];
    candidate what;
    what.kind = family::missing;
    what.rule = rule_of(f);
    what.fact = number;
    what.doc = doc_number;
    what.mention = f.name;
    const docs::document& doc = c.docs[doc_number].parsed;
    const auto below = [&](std::string_view sibling) { return std::ranges::find(f.below, sibling) != f.below.end(); };
    what.first_line = what.last_line =
        best.kind == level::parent && at.nearest->how != strength::entry
            ? insertion_section(doc, best.number, names.own.front(), *at.nearest)
            : insertion_line(doc, at.entries, names.own.front(), *at.nearest, below(at.nearest_name));
    what.mentions = {at.nearest->mention};
    add_common_evidence(c, what);
    const double documented = static_cast<double>(at.members.size());
    what[feature::siblings] = std::log1p(documented);
    what[feature::siblings_share] = names.members.empty() ? 0 : documented / static_cast<double>(names.members.size());
    what[feature::siblings_entries] = std::log1p(static_cast<double>(at.entries.size()));
    // Most of a family in one place is more than the sum of its members.
    what[feature::family_told] = at.members.size() >= 3 && 2 * at.members.size() >= names.members.size();
    what[feature::family_large] = at.members.size() >= 8;
    what[feature::siblings_rarity] = at.rarity;
    what[feature::sibling_group] = best.kind == level::group;
    what[feature::sibling_nearest] = at.has_nearest;
    what[feature::family_by_text] = names.by_text;
    bool in_doc = false;
    bool in_docs = false;
    for (const std::string& spelling : names.own) {
        for (const hit& h : c.index.find(spelling)) {
            if (h.how == strength::prose && !looks_like_code(spelling)) continue;
            in_docs = true;
            in_doc = in_doc || h.doc == doc_number;
        }
    }
    what[feature::name_in_section] = words.have(doc_number, doc.mentions[at.nearest->mention].section, f.name);
    what[feature::name_in_doc] = in_doc;
    what[feature::name_in_docs] = in_docs;
    what[feature::container_near] = at.has_owner;
    return what;
}

// What a name says of itself: `ACME_INTERNAL_COMMA`, `__acme_schema__`.
bool is_internal_name(const fact& f) {
    const std::vector<std::string> parts = name_parts(f.name);
    return f.name.starts_with("__") || (parts.size() > 1 && std::ranges::find(parts, "internal") != parts.end());
}

// An environment variable that more files have than the change touched was read before it.
bool is_read_elsewhere(const context& c, const fact& f) {
    if (!f.is_element || f.what != element_kind::env_var) return false;
    const auto uses = c.tree.head_uses.find(f.name);
    if (uses == c.tree.head_uses.end()) return false;
    const auto changed = std::ranges::count_if(c.changes, [&](const source_change& change) {
        return change.role != file_role::test && has_word(change.after_bytes, f.name);
    });
    return uses->second > changed;
}

// What a private module of Python defines is nobody's until the package or the module itself lists it.
bool is_hidden(const context& c, const fact& f) {
    const std::string_view path = c.changes[f.file].path;
    const std::string_view file = path.substr(path.rfind('/') + 1);
    if (!file.ends_with(".py") || !file.starts_with('_') || file.starts_with("__")) return false;
    if (f.kind == fact_kind::file_added) return true;
    if (!f.is_element || f.is_parameter || !f.container.empty()) return false;
    const auto word = c.delta.words.find(f.name);
    return word == c.delta.words.end() || (word->second.shown_after == 0 && word->second.entries_added == 0);
}

// The change itself wrote the name into the page, or a line that has it: whoever did knows what else the page wants.
bool is_written_by_change(const context& c, section_words& words, const candidate& what) {
    const doc_file& doc = c.docs[what.doc];
    if (!doc.touched || !words.have(what.doc, 0, what.mention)) return false;
    if (!words.had(what.doc, what.mention)) return true;
    const line_index& lines = c.lines.of(doc.bytes);
    return std::ranges::any_of(c.index.find(what.mention), [&](const hit& h) {
        if (h.doc != what.doc) return false;
        const std::size_t begin = lines.offset_of(h.line);
        const std::string_view line = trim(doc.bytes.substr(begin, lines.offset_of(h.line + 1) - begin));
        return doc.base_bytes.find(line) == doc.base_bytes.npos;
    });
}

std::uint64_t search(const context& c, section_words& words, std::uint32_t number, const family_names& names,
                     std::vector<candidate>& out) {
    if (names.members.empty() && names.owner.empty()) return 0;
    const family_search found_in(c, c.delta.facts[number], names);
    std::vector<candidate> found;
    for (const auto& [doc_number, best] : found_in.best())
        found.push_back(make_candidate(c, words, number, names, doc_number, best));
    std::erase_if(found, [&](const candidate& what) {
        return is_written_by_change(c, words, what) || is_page_of_another(c, c.delta.facts[number], what.doc);
    });
    std::ranges::sort(found, {},
                      [](const candidate& what) { return std::pair(-what[feature::siblings_rarity], what.doc); });
    if (found.size() > max_docs_per_fact) found.resize(max_docs_per_fact);
    std::ranges::move(found, std::back_inserter(out));
    return found_in.looked_at();
}

} // namespace

std::uint64_t find_missing(const context& c, std::vector<candidate>& out) {
    std::uint64_t looked_at = 0;
    section_words words(c);
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::added && f.kind != fact_kind::parameter_added && f.kind != fact_kind::file_added)
            continue;
        if ((f.is_element && !f.exported) || is_hidden(c, f)) continue;
        if (is_internal_name(f) || is_read_elsewhere(c, f)) continue;
        if (f.is_parameter && is_common_name(f.name)) continue;
        for (const family_names& names : families_of(f)) looked_at += search(c, words, i, names, out);
    }
    return looked_at;
}

} // namespace delta::drift
