// SPDX-License-Identifier: Apache-2.0
#include "drift/fact.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/element_diff.hpp"
#include "drift/names.hpp"
#include "drift/replaced_words.hpp"
#include "drift/word_count.hpp"

namespace delta::drift {
namespace {

bool is_surface(const source_change& c) {
    return c.role == file_role::source || c.role == file_role::manifest;
}

void add_file_facts(const source_change& c, std::uint32_t file, code_delta& out) {
    if (c.type == change_type::added && c.role == file_role::source) {
        const std::string_view name = std::string_view(c.path).substr(c.path.rfind('/') + 1);
        fact f{.kind = fact_kind::file_added, .what = syntax::element_kind::module};
        f.name = std::string(name.substr(0, name.find('.')));
        f.qualified = c.path;
        f.file = file;
        f.after = {1, 1};
        out.facts.push_back(std::move(f));
    }
    if (c.moved) {
        out.facts.push_back({.kind = fact_kind::file_moved,
                             .what = syntax::element_kind::module,
                             .name = c.old_path,
                             .qualified = c.old_path,
                             .new_name = c.path,
                             .file = file});
    } else if (c.type == change_type::deleted) {
        out.facts.push_back({.kind = fact_kind::file_removed,
                             .what = syntax::element_kind::module,
                             .name = c.path,
                             .qualified = c.path,
                             .file = file});
    }
}

// A name that one file lost and another gained moved; it is neither removed nor new.
void drop_moved(std::vector<fact>& facts) {
    using key = std::pair<std::string, bool>;
    std::set<key> gone, come;
    for (const fact& f : facts) {
        if (f.kind == fact_kind::removed) gone.emplace(f.name, f.is_parameter);
        if (f.kind == fact_kind::added) come.emplace(f.name, f.is_parameter);
    }
    std::erase_if(facts, [&](const fact& f) {
        const key k{f.name, f.is_parameter};
        return (f.kind == fact_kind::removed && come.contains(k)) || (f.kind == fact_kind::added && gone.contains(k));
    });
}

// Words that left the changed code altogether and are no element: strings, keys, names of locals.
void add_word_facts(code_delta& out) {
    std::set<std::string> told;
    for (const fact& f : out.facts)
        if (f.kind != fact_kind::word_replaced) told.insert(f.name);
    std::vector<std::string> names;
    for (const auto& [text, d] : out.words)
        if (d.removed_lines > 0 && d.after == 0 && !told.contains(text) && d.kind != syntax::word_kind::number)
            names.push_back(text);
    std::ranges::sort(names);
    for (const std::string& name : names) {
        const word_delta& d = out.words.at(name);
        if (!looks_like_code(name) && is_common_name(name)) continue;
        out.facts.push_back({.kind = fact_kind::removed,
                             .what = syntax::element_kind::variable,
                             .is_element = false,
                             .name = name,
                             .qualified = name,
                             .file = d.file,
                             .before = {d.line, d.line},
                             .uses = d.removed_lines});
    }
}

// A name somebody could list: not a version, a path, a pattern or a sentence.
bool has_form_of_name(std::string_view text) {
    while (text.starts_with('-') || text.starts_with('$')) text.remove_prefix(1);
    return !text.empty() && (is_alpha(text.front()) || text.front() == '_') &&
           std::ranges::all_of(text, [](char c) { return is_word(c) || c == '-' || c == '.' || c == ':'; });
}

bool is_family_word(const syntax::word& w) {
    if (w.kind == syntax::word_kind::number || !has_form_of_name(w.text)) return false;
    return looks_like_code(w.text) || (w.kind == syntax::word_kind::string_text && !is_common_name(w.text));
}

// The words of a new word's kind that stand near it and were there before: its family as far as the text shows it.
std::vector<std::string> neighbours_of(const std::vector<syntax::word>& words, std::size_t i, const code_delta& delta) {
    constexpr std::uint32_t reach = 12;
    std::vector<std::string> out;
    const auto consider = [&](const syntax::word& near) {
        if (near.kind != words[i].kind || !is_family_word(near)) return;
        const auto old = delta.words.find(std::string(near.text));
        if (old == delta.words.end() || old->second.before == 0) return;
        if (std::ranges::find(out, near.text) == out.end()) out.emplace_back(near.text);
    };
    for (std::size_t j = i; j-- > 0 && words[j].line + reach >= words[i].line && out.size() < 20;) consider(words[j]);
    for (std::size_t j = i + 1; j < words.size() && words[j].line <= words[i].line + reach && out.size() < 40; ++j)
        consider(words[j]);
    return out;
}

// New words that are no element (an entry of a list of strings, a key of a literal) become facts; new elements get to
// know what stands around them.
void add_new_words(const source_change& c, std::uint32_t file,
                   const std::map<std::string, std::vector<std::size_t>>& told, code_delta& out) {
    constexpr std::size_t max_facts = 150;
    const std::vector<syntax::word>& words = c.after.words;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < words.size() && seen.size() < max_facts; ++i) {
        if (!is_family_word(words[i]) || words[i].text.size() > max_word_size) continue;
        const auto delta = out.words.find(std::string(words[i].text));
        if (delta == out.words.end() || delta->second.before > 0 || delta->second.added_lines == 0) continue;
        if (!seen.insert(words[i].text).second) continue;
        std::vector<std::string> neighbours = neighbours_of(words, i, out);
        if (const auto known = told.find(delta->first); known != told.end()) {
            for (const std::size_t n : known->second)
                if (out.facts[n].neighbours.empty()) out.facts[n].neighbours = neighbours;
            continue;
        }
        // An identifier that is no definition is a local or somebody else's.
        if (words[i].kind != syntax::word_kind::string_text) continue;
        fact f{.kind = fact_kind::added, .what = syntax::element_kind::variable, .is_element = false};
        f.name = f.qualified = delta->first;
        f.file = file;
        f.after = {words[i].line, words[i].line};
        f.neighbours = std::move(neighbours);
        out.facts.push_back(std::move(f));
    }
}

} // namespace

code_delta compare(const std::vector<source_change>& changes) {
    code_delta out;
    out.hunks.resize(changes.size());
    for (std::uint32_t i = 0; i < changes.size(); ++i) {
        const source_change& c = changes[i];
        if (c.role == file_role::test) out.touches_tests = true;
        if (!is_surface(c) && c.role != file_role::test) continue;
        out.hunks[i] = diff_lines(c.before_bytes, c.after_bytes);
        count_words(c, i, out.hunks[i], out);
        if (!is_surface(c)) continue;
        ++out.source_files;
        add_file_facts(c, i, out);
        diff_elements(c, i, out.hunks[i], out.facts);
        add_replaced_words(c, i, out.hunks[i], out);
    }
    drop_moved(out.facts);
    add_word_facts(out);
    std::map<std::string, std::vector<std::size_t>> told;
    for (std::size_t n = 0; n < out.facts.size(); ++n) {
        const std::string& name = out.facts[n].name;
        told[name].push_back(n);
        // A route or a dotted key is told as a whole; its last part is nothing new beside it.
        if (const std::string_view last = last_component(name); last != name) told[std::string(last)];
    }
    for (std::uint32_t i = 0; i < changes.size(); ++i)
        if (is_surface(changes[i])) add_new_words(changes[i], i, told, out);
    for (fact& f : out.facts) {
        const auto found = out.words.find(std::string(last_component(f.name)));
        if (found == out.words.end()) continue;
        if (f.kind == fact_kind::added || f.kind == fact_kind::parameter_added) f.uses = found->second.added_lines;
        f.test_uses = found->second.test_after;
    }
    return out;
}

} // namespace delta::drift
