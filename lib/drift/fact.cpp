// SPDX-License-Identifier: Apache-2.0
#include "drift/fact.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "drift/element_diff.hpp"
#include "drift/names.hpp"
#include "drift/word_count.hpp"

namespace delta::drift {
namespace {

bool is_surface(const source_change& c) {
    return c.role == file_role::source || c.role == file_role::manifest;
}

void add_file_facts(const source_change& c, std::uint32_t file, code_delta& out) {
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
    for (const fact& f : out.facts) told.insert(f.name);
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

bool is_family_word(const syntax::word& w) {
    // A number in quotes ("5.0.1", "8080:80") is a value, not a member of anything.
    if (w.kind == syntax::word_kind::number || std::ranges::none_of(w.text, is_alpha)) return false;
    return looks_like_code(w.text) || (w.kind == syntax::word_kind::string_text && !is_common_name(w.text));
}

// New words that are no element (an entry of a list of strings, a key of a literal), with the words of their kind that
// stand near them and were there before: their family as far as the text shows it.
void add_new_words(const source_change& c, std::uint32_t file, const std::set<std::string>& told, code_delta& out) {
    constexpr std::size_t max_facts = 150;
    constexpr std::uint32_t reach = 12;
    const std::vector<syntax::word>& words = c.after.words;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < words.size() && seen.size() < max_facts; ++i) {
        if (!is_family_word(words[i]) || words[i].text.size() > max_word_size) continue;
        const auto delta = out.words.find(std::string(words[i].text));
        if (delta == out.words.end() || delta->second.before > 0 || delta->second.added_lines == 0) continue;
        if (told.contains(delta->first) || !seen.insert(words[i].text).second) continue;
        std::vector<std::string> siblings;
        const auto consider = [&](const syntax::word& near) {
            if (near.kind != words[i].kind || !is_family_word(near)) return;
            const auto old = out.words.find(std::string(near.text));
            if (old == out.words.end() || old->second.before == 0) return;
            if (std::ranges::find(siblings, near.text) == siblings.end()) siblings.emplace_back(near.text);
        };
        for (std::size_t j = i; j-- > 0 && words[j].line + reach >= words[i].line && siblings.size() < 20;)
            consider(words[j]);
        for (std::size_t j = i + 1; j < words.size() && words[j].line <= words[i].line + reach && siblings.size() < 40;
             ++j)
            consider(words[j]);
        fact f{.kind = fact_kind::added, .what = syntax::element_kind::variable, .is_element = false};
        f.name = f.qualified = delta->first;
        f.file = file;
        f.after = {words[i].line, words[i].line};
        f.siblings = std::move(siblings);
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
    }
    drop_moved(out.facts);
    add_word_facts(out);
    std::set<std::string> told;
    for (const fact& f : out.facts) told.insert(f.name);
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
