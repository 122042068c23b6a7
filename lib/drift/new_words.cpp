// SPDX-License-Identifier: Apache-2.0
#include "drift/new_words.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/text.hpp"
#include "drift/names.hpp"
#include "drift/word_count.hpp"
#include "drift/word_place.hpp"

namespace delta::drift {
namespace {

// "!deno.lock", ".svg", "$cache": the name without what the code puts before it.
std::string_view without_marks(std::string_view text) {
    while (!text.empty() && std::string_view("-$!.").find(text.front()) != text.npos) text.remove_prefix(1);
    return text;
}

// As a document would list it: "deno.lock" of "!deno.lock".
std::string listed_name(std::string_view text) {
    while (text.size() > 1 && (text.front() == '!' || text.front() == '.')) text.remove_prefix(1);
    return std::string(text);
}

// A name somebody could list: not a version, a path, a pattern or a sentence.
bool has_form_of_name(std::string_view text) {
    text = without_marks(text);
    if (text.starts_with('_') || text.ends_with('.')) return false;
    return !text.empty() && (is_alpha(text.front()) || text.front() == '_') &&
           std::ranges::all_of(text, [](char c) { return is_word(c) || c == '-' || c == '.' || c == ':'; });
}

// A word out of the middle of a message or an address belongs to no family.
bool is_family_word(const syntax::word& w) {
    if (w.kind == syntax::word_kind::number || !has_form_of_name(w.text)) return false;
    if (w.kind == syntax::word_kind::string_text && !w.entry) return w.text.starts_with("--");
    return looks_like_code(w.text) || (w.entry && !is_common_name(w.text));
}

// The words of a new word's kind that stand near it and were there before: its family as far as the text shows it.
std::vector<std::string> neighbours_of(const source_change& c, std::size_t i, const code_delta& delta) {
    constexpr std::size_t most = 40;
    const syntax::word& own = c.after.words[i];
    const bool value = is_pair_value(c.after_bytes, own);
    return names_near(c.after.words, i, most, [&](const syntax::word& near) -> std::optional<std::string> {
        if (near.kind != own.kind || near.entry != own.entry || !is_family_word(near)) return std::nullopt;
        if (is_pair_value(c.after_bytes, near) != value) return std::nullopt;
        const auto old = delta.words.find(near.text);
        if (old == delta.words.end() || old->second.before == 0) return std::nullopt;
        return listed_name(near.text);
    });
}

// New altogether, or new as an entry: a name may be a local's long before it becomes an option's.
bool is_new(const syntax::word& w, const word_delta& d) {
    if (d.added_lines == 0) return false;
    return w.entry ? d.entries_before == 0 && d.entries_added > 0 : d.before == 0;
}

} // namespace

void add_new_words(const source_change& c, std::uint32_t file, const names_told& told, code_delta& out) {
    constexpr std::size_t max_facts = 150;
    const std::vector<syntax::word>& words = c.after.words;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < words.size() && seen.size() < max_facts; ++i) {
        if (!is_family_word(words[i]) || words[i].text.size() > max_word_size ||
            is_quoted_type(c.after.lang, c.after_bytes, words[i]))
            continue;
        const auto delta = out.words.find(words[i].text);
        if (delta == out.words.end() || !is_new(words[i], delta->second)) continue;
        if (!seen.insert(words[i].text).second) continue;
        std::vector<std::string> neighbours = neighbours_of(c, i, out);
        if (const auto known = told.find(delta->first); known != told.end()) {
            for (const std::size_t n : known->second)
                if (out.facts[n].neighbours.empty()) out.facts[n].neighbours = neighbours;
            continue;
        }
        // An identifier that is no definition is a local or somebody else's.
        if (!words[i].entry && words[i].kind != syntax::word_kind::string_text) continue;
        if (delta->second.entries_added == 0) continue;
        fact f{.kind = fact_kind::added, .what = syntax::element_kind::variable, .is_element = false};
        f.name = f.qualified = listed_name(delta->first);
        f.file = file;
        f.is_entry = words[i].entry;
        f.after = {words[i].line, words[i].line};
        f.neighbours = std::move(neighbours);
        out.facts.push_back(std::move(f));
    }
}

} // namespace delta::drift
