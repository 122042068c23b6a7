// SPDX-License-Identifier: Apache-2.0
#include "drift/doc_index.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

const std::vector<hit> no_hits;

bool is_entry(const docs::document& d, const docs::mention& m) {
    const docs::block_info& b = d.blocks[m.block];
    using shape = docs::block_info::shape;
    if (b.kind == shape::fence || b.kind == shape::paragraph || b.first_word.empty()) return false;
    return b.first_word == m.text || last_component(b.first_word) == m.text || m.in_heading ||
           b.first_word == m.subject;
}

// Words of a text that could be names: "--host=0.0.0.0" gives "--host", "host"; "a.b.c" gives "a.b.c", "c", "b", "a".
template <class Visit>
void for_each_name(std::string_view text, Visit visit) {
    visit(text, true);
    std::size_t pieces = 0;
    for (std::size_t i = 0; i < text.size() && pieces < 24;) {
        if (!is_word(text[i])) {
            ++i;
            continue;
        }
        std::size_t j = i;
        while (j < text.size() && (is_word(text[j]) || (text[j] == '-' && j + 1 < text.size() && is_word(text[j + 1]))))
            ++j;
        // "go1.24.0" is one version, and `go1` no name in it.
        const bool in_version = is_digit(text[j - 1]) && j + 1 < text.size() && text[j] == '.' && is_digit(text[j + 1]);
        const bool dashed = i >= 2 && text[i - 1] == '-' && text[i - 2] == '-';
        const std::string_view piece = dashed ? text.substr(i - 2, j - i + 2) : text.substr(i, j - i);
        if (piece.size() != text.size() && !in_version) visit(piece, false);
        if (dashed) visit(piece.substr(2), false);
        ++pieces;
        i = j;
    }
}

template <class Visit>
void for_each_name_of(const docs::mention& m, Visit visit) {
    for_each_name(m.text, visit);
    if (m.kind == docs::mention_kind::value && !m.subject.empty()) for_each_name(m.subject, visit);
    for (const std::string& argument : m.arguments)
        for_each_name(argument, [&](std::string_view text, bool) { visit(text, false); });
}

} // namespace

void for_each_text(const docs::mention& m, const std::function<void(std::string_view text)>& visit) {
    for_each_name_of(m, [&](std::string_view text, bool) { visit(text); });
}

doc_index::doc_index(const std::vector<doc_file>& docs, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (!exact_.try_emplace(name).second) continue;
        if (std::string key = loose_key(name); !key.empty()) loose_[std::move(key)].push_back(name);
    }
    for (std::uint32_t i = 0; i < docs.size(); ++i) read(i, docs[i]);
    for (auto& [name, hits] : exact_) {
        std::ranges::sort(hits, {},
                          [](const hit& h) { return std::tuple(h.doc, h.mention, h.loose, !h.whole, h.line); });
        // One mention may hold a name twice ("a.b(a)"); it is one hit, the plainest of them.
        const auto extra = std::ranges::unique(hits, {}, [](const hit& h) { return std::pair(h.doc, h.mention); });
        hits.erase(extra.begin(), extra.end());
    }
}

void doc_index::read(std::uint32_t doc_number, const doc_file& doc) {
    const docs::document& d = doc.parsed;
    mentions_ += static_cast<std::uint32_t>(d.mentions.size());
    for (std::uint32_t i = 0; i < d.mentions.size(); ++i) {
        const docs::mention& m = d.mentions[i];
        hit h{.doc = doc_number, .mention = i, .line = m.where.line, .section = m.section, .block = m.block};
        h.group = d.blocks[m.block].group;
        if (is_entry(d, m)) {
            h.how = strength::entry;
        } else if (d.blocks[m.block].kind == docs::block_info::shape::fence) {
            h.how = strength::fence;
        } else {
            h.how = m.in_code ? strength::code : strength::prose;
        }
        for_each_name_of(m, [&](std::string_view text, bool whole) { add(text, h, whole); });
    }
}

void doc_index::add(std::string_view text, hit h, bool whole) {
    h.whole = whole;
    if (const auto found = exact_.find(text); found != exact_.end()) found->second.push_back(h);
    if (loose_.empty() || !write_loose_key(text, key_)) return;
    const auto loose = loose_.find(key_);
    if (loose == loose_.end()) return;
    h.loose = true;
    for (const std::string& name : loose->second)
        if (name != text) exact_.at(name).push_back(h);
}

const std::vector<hit>& doc_index::find(const std::string& name) const {
    const auto found = exact_.find(name);
    return found == exact_.end() ? no_hits : found->second;
}

std::uint32_t doc_index::documents(const std::string& name) const {
    std::uint32_t count = 0;
    std::uint32_t last = UINT32_MAX;
    for (const hit& h : find(name)) {
        if (h.doc != last) ++count;
        last = h.doc;
    }
    return count;
}

} // namespace delta::drift
