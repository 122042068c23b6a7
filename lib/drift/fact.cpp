// SPDX-License-Identifier: Apache-2.0
#include "drift/fact.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/deprecations.hpp"
#include "drift/element_diff.hpp"
#include "drift/left_entries.hpp"
#include "drift/names.hpp"
#include "drift/new_words.hpp"
#include "drift/overloads.hpp"
#include "drift/replaced_words.hpp"
#include "drift/touched.hpp"
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

// Namespaces that libraries keep for themselves.
bool is_inner(std::string_view container) {
    for (const std::string_view part : split(container, '.'))
        if (part == "detail" || part == "details" || part == "internal" || part == "impl" || part == "_impl")
            return true;
    return false;
}

// In a file that does not parse fully a namespace may seem to go on over definitions that nobody touched.
bool may_be_misread(const fact& f, const std::vector<source_change>& changes, const code_delta& delta) {
    if (!changes[f.file].after.has_errors) return false;
    return std::ranges::none_of(delta.hunks[f.file], [&](const hunk& h) {
        return h.before_begin <= f.before.last && f.before.first < h.before_end;
    });
}

// A name that one file lost and another gained moved; it is neither removed nor new. One that moved into a namespace
// which its library keeps for itself has left the package.
void drop_moved(const std::vector<source_change>& changes, code_delta& delta) {
    std::vector<fact>& facts = delta.facts;
    using key = std::pair<std::string, bool>;
    std::set<key> gone, come, inner;
    for (const fact& f : facts) {
        const key k{f.name, f.is_parameter};
        if (f.kind == fact_kind::removed) gone.insert(k);
        if (f.kind == fact_kind::added) come.insert(k);
        if (f.kind == fact_kind::added && !f.exported && is_inner(f.container)) inner.insert(k);
    }
    const auto is_part = [](syntax::element_kind k) {
        return k == syntax::element_kind::field || k == syntax::element_kind::property ||
               k == syntax::element_kind::method || k == syntax::element_kind::enum_member;
    };
    for (fact& f : facts)
        f.left_package = !is_part(f.what) && f.kind == fact_kind::removed && f.is_element && f.exported &&
                         !is_inner(f.container) && inner.contains({f.name, f.is_parameter}) &&
                         !may_be_misread(f, changes, delta);
    std::erase_if(facts, [&](const fact& f) {
        if (f.left_package) return false;
        const key k{f.name, f.is_parameter};
        return (f.kind == fact_kind::removed && come.contains(k)) || (f.kind == fact_kind::added && gone.contains(k));
    });
}

// The options that the changed code declares, as a reader types them: `option("sync")` declares `--sync`. A message
// that no longer speaks of such an option takes nothing away.
std::set<std::string, std::less<>> declared_options(const std::vector<source_change>& changes) {
    std::set<std::string, std::less<>> out;
    for (const source_change& c : changes)
        for (const syntax::element& e : c.after.elements)
            if (e.kind == syntax::element_kind::cli_option) {
                out.insert(e.name);
                out.insert(e.aliases.begin(), e.aliases.end());
            }
    return out;
}

// What a string holds and nobody calls anything by: an address; an option in the files around code, where it is another
// program's; a version in code, where it is history (in a manifest it is what is required); a word of a sentence.
bool is_no_name(const source_change& c, std::string_view text, const word_delta& d) {
    if (text.find("://") != text.npos) return true;
    if (text.starts_with('-')) return !syntax::is_code(c.before.lang);
    if (is_version(text)) return c.role != file_role::manifest;
    return d.entries_before == 0 && d.strings >= d.removed_lines + d.added_lines;
}

// Words that left the changed code altogether and are no element: strings, keys, names of locals.
void add_word_facts(const std::vector<source_change>& changes, code_delta& out) {
    std::set<std::string, std::less<>> told = declared_options(changes);
    for (const fact& f : out.facts)
        if (f.kind != fact_kind::word_replaced) told.insert(f.name);
    std::vector<std::string> names;
    for (const auto& [text, d] : out.words)
        if (d.removed_lines > 0 && d.after == 0 && !told.contains(text) && d.kind != syntax::word_kind::number)
            names.emplace_back(text);
    std::ranges::sort(names);
    for (const std::string& name : names) {
        const word_delta& d = out.words.at(name);
        if (!looks_like_code(name) && is_common_name(name)) continue;
        if (is_no_name(changes[d.file], name, d)) continue;
        out.facts.push_back({.kind = fact_kind::removed,
                             .what = syntax::element_kind::variable,
                             .is_element = false,
                             .is_entry = d.entries_before > 0,
                             .name = name,
                             .qualified = name,
                             .file = d.file,
                             .before = {d.line, d.line},
                             .uses = d.removed_lines});
    }
}

// Names that the package no longer shows, though its code still has them.
void add_unexported_facts(code_delta& out) {
    const auto is_hidden = [](const word_delta& d) { return d.shown_before > 0 && d.shown_after == 0; };
    std::set<std::string, std::less<>> told;
    for (fact& f : out.facts) {
        if (f.kind != fact_kind::removed && f.kind != fact_kind::renamed) continue;
        told.insert(f.name);
        const auto word = out.words.find(f.name);
        f.left_package = f.left_package || (word != out.words.end() && is_hidden(word->second));
    }
    std::vector<std::string> names;
    for (const auto& [text, d] : out.words)
        if (is_hidden(d) && d.removed_lines > 0 && !told.contains(text) && looks_like_code(text))
            names.emplace_back(text);
    std::ranges::sort(names);
    for (const std::string& name : names) {
        const word_delta& d = out.words.at(name);
        fact f{.kind = fact_kind::removed, .what = syntax::element_kind::function, .left_package = true};
        f.name = f.qualified = name;
        f.file = d.file;
        f.before = {d.line, d.line};
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
        add_lost_signatures(c, i, out);
        if (c.role == file_role::source) add_deprecations(c, i, out.hunks[i], out);
    }
    drop_moved(changes, out);
    add_unexported_facts(out);
    add_word_facts(changes, out);
    for (std::uint32_t i = 0; i < changes.size(); ++i)
        if (is_surface(changes[i])) add_left_entries(changes[i], i, out.hunks[i], out);
    names_told told;
    for (std::size_t n = 0; n < out.facts.size(); ++n) {
        const std::string& name = out.facts[n].name;
        told[name].push_back(n);
        // A route or a dotted key is told as a whole; its last part is nothing new beside it.
        if (const std::string_view last = last_component(name); last != name) told[std::string(last)];
        // The rename says all there is to say of its new name.
        const fact_kind kind = out.facts[n].kind;
        if (kind == fact_kind::renamed || kind == fact_kind::parameter_renamed) told[out.facts[n].new_name];
    }
    for (std::uint32_t i = 0; i < changes.size(); ++i)
        if (is_surface(changes[i])) add_new_words(changes[i], i, told, out);
    add_touched(changes, out);
    for (fact& f : out.facts) {
        if (f.is_element && f.exported) {
            out.added_names += f.kind == fact_kind::added || f.kind == fact_kind::parameter_added;
            out.removed_names += f.kind == fact_kind::removed || f.kind == fact_kind::renamed;
        }
        const auto found = out.words.find(last_component(f.name));
        if (found == out.words.end()) continue;
        if (f.kind == fact_kind::added || f.kind == fact_kind::parameter_added) f.uses = found->second.added_lines;
        f.test_uses = found->second.test_after;
    }
    return out;
}

} // namespace delta::drift
