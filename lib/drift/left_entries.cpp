// SPDX-License-Identifier: Apache-2.0
#include "drift/left_entries.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "drift/names.hpp"
#include "drift/word_count.hpp"
#include "drift/word_place.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_facts = 100;
constexpr std::size_t max_peers = 24;
constexpr std::size_t fewest_peers = 3;

bool is_entry(const syntax::word& w) {
    return w.entry && w.kind != syntax::word_kind::number && w.text.size() > 2 && w.text.size() <= max_word_size;
}

bool in_hunk(const std::vector<hunk>& hunks, std::uint32_t line) {
    const auto at = std::ranges::upper_bound(hunks, line, {}, &hunk::before_begin);
    return at != hunks.begin() && line < std::prev(at)->before_end;
}

// "httpcore" that became "httpcore==1.*" is there as before.
bool stays_with_version(const std::set<std::string_view>& kept, std::string_view name) {
    for (auto at = kept.upper_bound(name); at != kept.end() && at->starts_with(name); ++at)
        if (std::string_view("=<>~!@^[ ").find((*at)[name.size()]) != std::string_view::npos) return true;
    return false;
}

// The words beside it that stayed where they were: a peer whose own line went, and that no new line has, stands
// somewhere else only.
std::vector<std::string> peers_of(const std::vector<syntax::word>& words, std::size_t i,
                                  const std::set<std::string_view>& kept, const std::vector<hunk>& hunks,
                                  const code_delta& delta) {
    const auto stayed = [&](const syntax::word& near) {
        if (!in_hunk(hunks, near.line)) return true;
        const auto word = delta.words.find(near.text);
        return word != delta.words.end() && word->second.entries_added > 0;
    };
    return names_near(words, i, max_peers, [&](const syntax::word& near) -> std::optional<std::string> {
        if (!is_entry(near) || near.kind != words[i].kind || !kept.contains(near.text)) return std::nullopt;
        if (!stayed(near)) return std::nullopt;
        return std::string(near.text);
    });
}

} // namespace

void add_left_entries(const source_change& c, std::uint32_t file, const std::vector<hunk>& hunks, code_delta& out) {
    std::set<std::string_view> kept;
    for (const syntax::word& w : c.after.words)
        if (is_entry(w)) kept.insert(w.text);
    if (kept.size() < fewest_peers) return;
    std::set<std::string_view> told;
    const std::vector<syntax::word>& words = c.before.words;
    for (std::size_t i = 0; i < words.size() && told.size() < max_facts; ++i) {
        const syntax::word& w = words[i];
        if (is_quoted_type(c.before.lang, c.before_bytes, w) || is_pair_value(c.before_bytes, w)) continue;
        if (!is_entry(w) || kept.contains(w.text) || !in_hunk(hunks, w.line) || !told.insert(w.text).second) continue;
        if (stays_with_version(kept, w.text)) continue;
        const auto word = out.words.find(w.text);
        if (word != out.words.end() && word->second.entries_added > 0) continue; // it moved to another list
        std::vector<std::string> peers = peers_of(words, i, kept, hunks, out);
        if (peers.size() < fewest_peers) continue;
        const auto same = std::ranges::find_if(out.facts, [&](const fact& f) {
            return f.kind == fact_kind::removed && f.name == w.text && !f.is_parameter;
        });
        if (same != out.facts.end()) {
            if (same->neighbours.empty()) same->neighbours = std::move(peers);
            continue;
        }
        fact f{
            .kind = fact_kind::removed, .what = syntax::element_kind::variable, .is_element = false, .is_entry = true};
        f.name = f.qualified = std::string(w.text);
        f.file = file;
        f.before = {w.line, w.line};
        f.neighbours = std::move(peers);
        out.facts.push_back(std::move(f));
    }
}

} // namespace delta::drift
