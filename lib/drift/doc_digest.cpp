// SPDX-License-Identifier: Apache-2.0
#include "drift/doc_digest.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

enum class kind : std::uint32_t { name, loose_name, file, beginning };

std::uint32_t hash_of(kind k, std::string_view text) {
    return static_cast<std::uint32_t>(hash64(text) >> 32U) ^ (static_cast<std::uint32_t>(k) * 0x9e3779b9U);
}

std::uint32_t hash_of(std::uint64_t shingle) {
    return static_cast<std::uint32_t>(shingle >> 32U);
}

std::string_view last_part(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

void finish(hashes& all) {
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
}

// `family_prefix` ends with the first or the second underscore of a name.
void add_beginnings(std::string_view text, hashes& out) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        std::size_t bars = 0;
        for (; end < text.size() && is_word(text[end]); ++end)
            if (text[end] == '_' && ++bars <= 2) out.push_back(hash_of(kind::beginning, text.substr(i, end + 1 - i)));
        i = end + 1;
    }
}

void add_names(const docs::mention& m, hashes& out) {
    std::string key;
    for_each_text(m, [&](std::string_view text) {
        out.push_back(hash_of(kind::name, text));
        if (write_loose_key(text, key)) out.push_back(hash_of(kind::loose_name, key));
    });
}

docs::mention make_link(const std::string& anchor) {
    docs::mention m;
    m.kind = docs::mention_kind::anchor;
    m.text = anchor;
    return m;
}

} // namespace

doc_digest make_digest(const docs::document& d) {
    doc_digest out;
    out.mentions = static_cast<std::uint32_t>(d.mentions.size());
    for (const docs::mention& m : d.mentions) {
        add_names(m, out.names);
        add_beginnings(m.text, out.names);
        const bool links = m.kind == docs::mention_kind::link || m.kind == docs::mention_kind::anchor;
        if (links || m.kind == docs::mention_kind::path) out.names.push_back(hash_of(kind::file, last_part(m.text)));
        if (const std::size_t at = m.text.find('#'); links && at != m.text.npos)
            out.linked.push_back(m.text.substr(at));
    }
    std::ranges::sort(out.linked);
    out.linked.erase(std::ranges::unique(out.linked).begin(), out.linked.end());
    for (const std::string& anchor : out.linked) add_names(make_link(anchor), out.names);
    finish(out.names);
    return out;
}

hashes digest_text(std::string_view bytes) {
    hashes out;
    for (const std::uint64_t s : shingles_of(bytes)) out.push_back(hash_of(s));
    finish(out);
    return out;
}

bool meet(const hashes& a, const hashes& b) {
    if (a.size() > b.size()) return meet(b, a);
    return std::ranges::any_of(a, [&](std::uint32_t h) { return std::ranges::binary_search(b, h); });
}

hashes wanted_names(const code_delta& delta) {
    hashes out;
    std::string key;
    for (const std::string& name : needed_names(delta)) {
        out.push_back(hash_of(kind::name, name));
        if (write_loose_key(name, key)) out.push_back(hash_of(kind::loose_name, key));
    }
    for (const fact& f : delta.facts)
        if (f.kind == fact_kind::file_removed || f.kind == fact_kind::file_moved)
            out.push_back(hash_of(kind::file, last_part(f.name)));
    finish(out);
    return out;
}

hashes wanted_beginnings(const code_delta& delta) {
    hashes out;
    for (const fact& f : delta.facts) {
        if (f.kind != fact_kind::added || f.is_parameter) continue;
        const std::string prefix = family_prefix(f.name);
        // In a document such a name is several words: the last of them is what must begin so.
        std::size_t begin = prefix.size();
        while (begin > 0 && is_word(prefix[begin - 1])) --begin;
        if (!prefix.empty()) out.push_back(hash_of(kind::beginning, std::string_view(prefix).substr(begin)));
    }
    finish(out);
    return out;
}

hashes wanted_texts(const removed_texts& removed) {
    hashes out;
    for (const auto& [shingle, origin] : removed.shingles()) out.push_back(hash_of(shingle));
    finish(out);
    return out;
}

docs::document make_stand_in(const doc_digest& d, docs::format kind) {
    docs::document out;
    out.kind = kind;
    out.sections.emplace_back();
    out.blocks.emplace_back();
    for (const std::string& anchor : d.linked) out.mentions.push_back(make_link(anchor));
    return out;
}

} // namespace delta::drift
