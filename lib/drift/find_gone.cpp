// SPDX-License-Identifier: Apache-2.0
// Names and files the documents speak of and the code no longer has.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using namespace std::string_view_literals;
using syntax::element_kind;

bool takes_name_away(fact_kind k) {
    return k == fact_kind::removed || k == fact_kind::renamed || k == fact_kind::parameter_removed ||
           k == fact_kind::parameter_renamed || k == fact_kind::file_removed || k == fact_kind::file_moved ||
           k == fact_kind::deprecated;
}

bool is_file_fact(const fact& f) {
    return f.kind == fact_kind::file_removed || f.kind == fact_kind::file_moved;
}

std::string rule_of(const fact& f) {
    const bool renamed = !f.new_name.empty();
    if (f.kind == fact_kind::deprecated) return "deprecated-symbol";
    if (is_file_fact(f)) return renamed ? "renamed-file" : "removed-file";
    if (f.is_parameter) return renamed ? "renamed-parameter" : "removed-parameter";
    switch (f.what) {
        case element_kind::cli_option:
        case element_kind::cli_command:
            return renamed ? "renamed-option" : "removed-option";
        case element_kind::env_var:
            return "removed-env";
        case element_kind::config_key:
            return "removed-config-key";
        case element_kind::route:
            return "removed-route";
        case element_kind::script:
            return "removed-script";
        case element_kind::target:
            return "removed-target";
        case element_kind::enum_member:
            return "removed-member";
        default:
            return renamed ? "renamed-symbol" : "removed-symbol";
    }
}

// "npm run docs" runs a script, "make docs" a target, however common the name is.
bool runs(const fact& f, const docs::mention& m) {
    const bool target = f.what == element_kind::target;
    if (!f.is_element || (!target && f.what != element_kind::script) || m.kind != docs::mention_kind::command)
        return false;
    const bool builder = m.text == "make" || m.text == "gmake" || m.text == "task" || m.text == "just";
    return target == builder && std::ranges::find(m.arguments, f.name) != m.arguments.end();
}

bool is_option(const fact& f) {
    return f.what == element_kind::cli_option || f.what == element_kind::config_key || f.what == element_kind::field;
}

// Lists and tables by document and number.
using lists = std::set<std::pair<std::uint32_t, std::uint32_t>>;

// The lists of documents that list what the code listed: the name's peers, which stayed, are entries there. The name
// has left such a list whatever else the code uses it for.
lists lists_of_peers(const context& c, const fact& f) {
    if (f.kind != fact_kind::removed || f.neighbours.empty()) return {};
    // A list of packages is one by what it is; of other words there must be more to tell it from chance.
    const std::size_t fewest = f.is_element && f.what == element_kind::package ? 2 : 3;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::string_view>> found;
    for (const std::string& peer : f.neighbours)
        for (const hit& h : c.index.find(peer))
            if (h.group != 0 && h.how == strength::entry && !h.loose) found[{h.doc, h.group}].insert(peer);
    lists out;
    for (const auto& [list, peers] : found)
        if (peers.size() >= fewest) out.insert(list);
    return out;
}

// `rootProject.config` is a member of something, and no parameter `config` of a function for projects. What is said of
// `projectOptions.config` may be one.
bool is_member(std::string_view mention, std::string_view name) {
    constexpr std::array bags{"options"sv, "opts"sv, "params"sv, "parameters"sv, "props"sv, "args"sv, "settings"sv};
    const std::string_view whole = mention.substr(0, mention.find('('));
    if (whole.size() <= name.size() || last_component(whole) != name) return false;
    const std::vector<std::string> owner = name_parts(whole.substr(0, whole.size() - name.size()));
    return owner.empty() || std::ranges::find(bags, owner.back()) == bags.end();
}

// A name of one plain word binds only where the document shows that it means code.
bool binds(const context& c, const fact& f, const hit& h, bool still_used) {
    const docs::mention& m = c.docs[h.doc].parsed.mentions[h.mention];
    if (runs(f, m)) return true;
    // Option parsers turn copy_fonts into --copy-fonts; nothing turns HelpOption into help_option.
    // What begins with an underscore is private by that, and another name without it.
    if (h.loose && (!is_option(f) || f.name.starts_with('_'))) return false;
    // A route or a dotted key is told by all its parts, and common as none of them is.
    const bool compound = f.name.find_first_of("./:") != std::string::npos;
    const bool common = f.is_parameter || (!compound && is_common_name(f.name)) || f.name.starts_with("__");
    // While some code has a thing of that name, only a mention that says whose it is can be wrong.
    if (still_used || common) {
        const std::string_view owner = last_component(f.container);
        const bool owned =
            has_word(m.text, owner) || (names_owner(m.text, owner) && !(f.is_parameter && is_member(m.text, f.name)));
        return h.how != strength::prose && !h.loose && !owner.empty() && owner != f.name && owned;
    }
    if (looks_like_code(f.name)) return true;
    if (f.name.find('-') != f.name.npos && h.how != strength::prose) return true;
    return h.how != strength::prose &&
           (h.whole || h.how == strength::entry || m.text.find(f.name + "(") != m.text.npos);
}

// Words that are no definition: an identifier without the form of code is the name of a local or of somebody else's
// thing, unless a document sets it apart as a word of its own (a dependency in a list).
bool is_telling(const context& c, const fact& f, const hit& h) {
    const auto word = c.delta.words.find(f.name);
    if (word == c.delta.words.end()) return false;
    if (looks_like_code(f.name) || word->second.strings > 0) return true;
    return word->second.imports > 0 && h.whole && (h.how == strength::entry || h.how == strength::code);
}

// "Python 3.9" is the version that `requires-python = ">=3.9"` stands for; "version 3.9" of something else is not.
bool is_version_of_same(const context& c, const fact& f, const hit& h) {
    const std::string_view doc = c.docs[h.doc].bytes;
    std::string_view before = doc.substr(0, c.docs[h.doc].parsed.mentions[h.mention].where.begin);
    for (int line_ends = 0; !before.empty() && !is_word(before.back()) && line_ends < 2; before.remove_suffix(1))
        line_ends += before.back() == '\n' ? 1 : 0;
    std::size_t begin = before.size();
    while (begin > 0 && is_word(before[begin - 1])) --begin;
    const std::string subject = to_lower(before.substr(begin));
    const std::string_view code = c.changes[f.file].before_bytes;
    const line_index& lines = c.lines.of(code);
    const std::size_t at = lines.offset_of(f.before.first);
    const std::string line = to_lower(code.substr(at, lines.offset_of(f.before.first + 1) - at));
    return !subject.empty() && !is_common_name(subject) && has_word(line, subject);
}

struct place {
    std::vector<std::uint32_t> mentions;
    hit best{};
    bool listed = false; // among its peers
};

// Hits of one block are one finding: a paragraph that says a name twice is wrong once.
std::map<std::pair<std::uint32_t, std::uint32_t>, place> places_of(const context& c, const fact& f, bool still_used) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, place> out;
    const lists mirrors = lists_of_peers(c, f);
    for (const hit& h : c.index.find(f.name)) {
        const bool listed = h.how == strength::entry && !h.loose && mirrors.contains({h.doc, h.group});
        if (!listed && (!binds(c, f, h, still_used) || (!f.is_element && (still_used || !is_telling(c, f, h)))))
            continue;
        if (!f.is_element && is_version(f.name) && !is_version_of_same(c, f, h)) continue;
        if (is_page_of_another(c, f, h.doc)) continue;
        place& p = out[{h.doc, h.block}];
        if (p.mentions.empty() || std::pair(h.how, h.whole) > std::pair(p.best.how, p.best.whole)) p.best = h;
        p.mentions.push_back(h.mention);
        p.listed = p.listed || listed;
    }
    return out;
}

// Documents name a file by its path, or by its last part when that is telling enough.
bool names_file(const docs::mention& m, const std::string& path) {
    const std::string_view text = m.text;
    return text == path || (text.size() > path.size() && text.ends_with("/" + path)) ||
           (text.find('/') != text.npos && path.ends_with("/" + std::string(text)));
}

std::map<std::pair<std::uint32_t, std::uint32_t>, place> file_places_of(const context& c, const fact& f) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, place> out;
    for (std::uint32_t d = 0; d < c.docs.size(); ++d) {
        const docs::document& doc = c.docs[d].parsed;
        for (std::uint32_t i = 0; i < doc.mentions.size(); ++i) {
            const docs::mention& m = doc.mentions[i];
            if ((m.kind != docs::mention_kind::path && m.kind != docs::mention_kind::link) || !names_file(m, f.name))
                continue;
            place& p = out[{d, m.block}];
            p.mentions.push_back(i);
            p.best = {
                .doc = d, .mention = i, .line = m.where.line, .section = m.section, .block = m.block, .whole = true};
        }
    }
    return out;
}

void set_strength(candidate& what, const hit& best) {
    add_strength(what, best);
    what[feature::strength_prose] = best.how == strength::prose;
    what[feature::whole_mention] = best.whole;
    what[feature::loose_match] = best.loose;
}

// The section has told its readers already.
bool says_deprecated(const context& c, const hit& h) {
    return to_lower(section_text(c, h.doc, h.section)).find("deprecat") != std::string::npos;
}

// A directive that has a program write here what the code says of the name: nothing can be written of what is gone.
bool is_written_for(const context& c, const hit& h) {
    const docs::document& doc = c.docs[h.doc].parsed;
    return h.how == strength::entry && doc.blocks[h.block].kind == docs::block_info::shape::directive;
}

// A hyphenated key that was all of a string, and that the document sets apart as a key: by itself or behind the name of
// its set (`standard:no-tabs`).
bool is_key_told(const context& c, const fact& f, const hit& h) {
    if (!f.is_entry || f.name.find('-') == f.name.npos || h.how == strength::fence) return false;
    const std::string_view text = c.docs[h.doc].parsed.mentions[h.mention].text;
    return text == f.name || (text.ends_with(f.name) && text[text.size() - f.name.size() - 1] == ':');
}

// A definition, an option or a dependency that is nowhere any more, and words that can mean nothing else: no
// estimate is needed.
bool is_sure(const context& c, const fact& f, const hit& best, bool still_used) {
    if (f.left_package && is_written_for(c, best)) return true;
    if (still_used || best.loose || best.how == strength::prose || f.kind == fact_kind::deprecated) return false;
    if (is_file_fact(f)) return true;
    if (f.is_element && f.what == element_kind::package) return best.whole;
    // What nothing imports any more is no dependency either.
    const auto word = c.delta.words.find(f.name);
    const bool imported = word != c.delta.words.end() && word->second.imports > 0;
    if (!f.is_element && imported && best.whole && best.how == strength::entry) return true;
    const bool compound = looks_like_code(f.name) || f.name.find('-') != f.name.npos;
    if (f.is_element) return compound || (best.whole && best.how != strength::fence);
    if (best.whole && f.name.starts_with("--")) return true;
    if (is_key_told(c, f, best)) return true;
    // Three words joined into one name are nobody else's name.
    return looks_like_code(f.name) && name_parts(f.name).size() >= 3;
}

} // namespace

void find_gone(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (!takes_name_away(f.kind)) continue;
        const auto uses = c.tree.head_uses.find(f.name);
        const double head_uses = uses == c.tree.head_uses.end() ? 0 : uses->second;
        const bool still_used = head_uses > 0 && !f.left_package && f.kind != fact_kind::deprecated;
        // A word that is no element says nothing while any code still holds it, but where its peers are listed.
        if (!f.is_element && !f.is_parameter && !is_file_fact(f) && still_used && f.neighbours.empty()) continue;
        const auto places = is_file_fact(f) ? file_places_of(c, f) : places_of(c, f, still_used);
        std::map<std::uint32_t, std::uint32_t> per_doc;
        for (const auto& [key, p] : places) per_doc[key.first] += static_cast<std::uint32_t>(p.mentions.size());
        for (const auto& [key, p] : places) {
            if (f.kind == fact_kind::deprecated && says_deprecated(c, p.best)) continue;
            candidate what;
            what.kind = family::gone;
            what.rule = rule_of(f);
            what.fact = i;
            what.doc = key.first;
            what.mentions = p.mentions;
            const docs::document& doc = c.docs[key.first].parsed;
            what.first_line = doc.mentions[p.mentions.front()].where.line;
            what.last_line = doc.mentions[p.mentions.back()].where.end_line;
            what.mention = f.name;
            add_common_evidence(c, what);
            set_strength(what, p.best);
            what[feature::doc_mentions] = std::log1p(per_doc[key.first]);
            what[feature::head_uses] = std::log1p(head_uses);
            what[feature::renamed] = !f.new_name.empty();
            // A definition that is nowhere any more, and words that can mean nothing else: no estimate is needed.
            what[feature::sure_flip] = p.listed || is_sure(c, f, p.best, head_uses > 0);
            what[feature::container_near] = is_owner_near(c, f, p.best);
            out.push_back(std::move(what));
        }
    }
}

} // namespace delta::drift
