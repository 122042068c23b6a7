// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>

#include "check/archive.hpp"
#include "check/stored.hpp"

// Structured bindings name every member: a new one does not compile until it is kept as well.
// Static, since functions of an unnamed namespace are not found by their arguments.
namespace delta::check {

static void archive(auto& a, either<docs::mention> auto& m) {
    auto& [kind, text, subject, arguments, where, section, block, in_code, in_heading, in_link, truncated] = m;
    a(kind, text, subject, arguments, where, section, block, in_code, in_heading, in_link, truncated);
}

static void archive(auto& a, either<docs::section> auto& s) {
    auto& [title, path, anchor, level, where, parent] = s;
    a(title, path, anchor, level, where, parent);
}

static void archive(auto& a, either<docs::block_info> auto& b) {
    auto& [kind, where, group, language, first_word] = b;
    a(kind, where, group, language, first_word);
}

static void archive(auto& a, either<docs::suppression> auto& s) {
    auto& [rule, reason, line, first_line, last_line] = s;
    a(rule, reason, line, first_line, last_line);
}

static void archive(auto& a, either<docs::document> auto& d) {
    auto& [kind, purpose, sections, blocks, mentions, anchors, suppressions] = d;
    a(kind, purpose, sections, blocks, mentions, anchors, suppressions);
}

// Hashes are kept as they lie in memory: there are thousands, and the index is of this machine.
struct stored_hashes {
    std::string bytes;

    explicit stored_hashes(const drift::hashes& all = {})
        : bytes(reinterpret_cast<const char*>(all.data()), all.size() * sizeof(std::uint32_t)) {}
    std::optional<drift::hashes> get() const {
        drift::hashes out(bytes.size() / sizeof(std::uint32_t));
        if (out.size() * sizeof(std::uint32_t) != bytes.size()) return std::nullopt;
        if (!out.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
        if (!std::ranges::is_sorted(out)) return std::nullopt;
        return out;
    }
};

namespace {

std::string store_known(const docs::document& d) {
    const drift::doc_digest digest = drift::make_digest(d);
    byte_writer out;
    out(d.kind, d.suppressions, digest.mentions, digest.linked, stored_hashes(digest.names).bytes);
    return out.take();
}

bool is_sound(const docs::document& d, std::size_t size) {
    const auto good_section = [&](const docs::section& s) {
        return fits(s.where, size) && s.parent < d.sections.size();
    };
    const auto good_block = [&](const docs::block_info& b) {
        return fits(b.where, size) && b.kind <= docs::block_info::shape::html;
    };
    const auto good_mention = [&](const docs::mention& m) {
        return fits(m.where, size) && m.section < d.sections.size() && m.block < d.blocks.size() &&
               m.kind <= docs::mention_kind::literal;
    };
    return d.kind <= docs::format::plain && d.purpose <= docs::role::generated && !d.sections.empty() &&
           std::ranges::all_of(d.sections, good_section) && std::ranges::all_of(d.blocks, good_block) &&
           std::ranges::all_of(d.mentions, good_mention) && std::ranges::is_sorted(d.anchors);
}

} // namespace

std::string store_document(const docs::document& d) {
    byte_writer out;
    out(d);
    return out.take();
}

std::optional<docs::document> load_document(std::string_view bytes, std::size_t source_size) {
    byte_reader in(bytes);
    docs::document d;
    in(d);
    if (in.failed() || !in.at_end() || !is_sound(d, source_size)) return std::nullopt;
    return d;
}

docs::document read_document(blob_index* stored, docs::format f, std::string_view oid, std::string_view path,
                             std::string_view bytes) {
    if (stored == nullptr || bytes.empty()) return docs::read(f, path, bytes);
    if (const std::optional<std::string> known = stored->find('d', oid, path))
        if (std::optional<docs::document> d = load_document(*known, bytes.size()); d && d->kind == f)
            return *std::move(d);
    docs::document d = docs::read(f, path, bytes);
    stored->put('d', oid, path, store_document(d));
    stored->put('n', oid, path, store_known(d));
    stored->put('t', oid, path, stored_hashes(drift::digest_text(bytes)).bytes);
    return d;
}

std::optional<known_document> find_known(const blob_index& stored, std::string_view oid, std::string_view path) {
    const std::optional<std::string> bytes = stored.find('n', oid, path);
    if (!bytes) return std::nullopt;
    byte_reader in(*bytes);
    known_document out;
    stored_hashes names;
    in(out.kind, out.suppressions, out.digest.mentions, out.digest.linked, names.bytes);
    std::optional<drift::hashes> sorted = names.get();
    if (in.failed() || !in.at_end() || !sorted) return std::nullopt;
    out.digest.names = *std::move(sorted);
    return out;
}

std::optional<drift::hashes> find_text(const blob_index& stored, std::string_view oid, std::string_view path) {
    std::optional<std::string> bytes = stored.find('t', oid, path);
    if (!bytes) return std::nullopt;
    stored_hashes all;
    all.bytes = *std::move(bytes);
    return all.get();
}

} // namespace delta::check
