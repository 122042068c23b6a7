// SPDX-License-Identifier: Apache-2.0
#include "check/blob_notes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

namespace delta::check {
namespace {

constexpr std::size_t id_size = 40;

std::size_t digit_of(char c) {
    return static_cast<std::size_t>(c >= 'a' ? c - 'a' + 10 : c - '0') % 16;
}

} // namespace

blob_notes::blob_notes(blob_index* stored, char kind, std::size_t digits, std::size_t most_bytes)
    : stored_(stored),
      kind_(kind),
      digits_(digits),
      most_bytes_(most_bytes),
      count_(digits == 1 ? 16 : 256),
      parts_(std::make_unique<part[]>(count_)) {}

std::string blob_notes::name_of(std::size_t at) const {
    return "part " + std::to_string(at);
}

blob_notes::part& blob_notes::part_of(std::string_view oid) const {
    std::size_t at = 0;
    for (const char c : oid.substr(0, digits_)) at = at * 16 + digit_of(c);
    part& p = parts_[at];
    std::call_once(p.read, [&] {
        p.bytes = stored_->find(kind_, name_of(at)).value_or("");
        p.known = parse(p.bytes);
    });
    return p;
}

// Each is the id, the note's size and the note; ids rise. Whatever is otherwise is not ours.
std::vector<blob_notes::entry> blob_notes::parse(std::string_view bytes) {
    std::vector<entry> out;
    while (!bytes.empty()) {
        std::uint32_t size = 0;
        if (bytes.size() < id_size + sizeof size) return {};
        std::memcpy(&size, bytes.data() + id_size, sizeof size);
        const std::string_view id = bytes.substr(0, id_size);
        bytes.remove_prefix(id_size + sizeof size);
        if (size > bytes.size() || (!out.empty() && out.back().first >= id)) return {};
        out.emplace_back(id, bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return out;
}

std::optional<std::string_view> blob_notes::find(std::string_view oid) const {
    if (stored_ == nullptr || oid.size() != id_size) return std::nullopt;
    const std::vector<entry>& known = part_of(oid).known;
    const auto at = std::ranges::lower_bound(known, oid, {}, &entry::first);
    if (at == known.end() || at->first != oid) return std::nullopt;
    return at->second;
}

void blob_notes::add(std::string_view oid, std::string note) {
    if (stored_ == nullptr || oid.size() != id_size) return;
    part& p = part_of(oid);
    const std::lock_guard lock(guard_);
    p.fresh.emplace_back(oid, std::move(note));
}

bool blob_notes::has_new() const {
    return std::ranges::any_of(std::span(parts_.get(), count_), [](const part& p) { return !p.fresh.empty(); });
}

void blob_notes::save(const std::set<std::string_view>& wanted) {
    for (std::size_t i = 0; i < count_; ++i)
        if (!parts_[i].fresh.empty()) stored_->put(kind_, name_of(i), {}, join(parts_[i], wanted));
}

std::string blob_notes::join(const part& p, const std::set<std::string_view>& wanted) const {
    std::vector<entry> all(p.fresh.begin(), p.fresh.end());
    for (const entry& e : p.known)
        if (p.bytes.size() <= most_bytes_ / 2 || wanted.contains(e.first)) all.push_back(e);
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all, {}, &entry::first);
    all.erase(twice.begin(), twice.end());
    std::string bytes;
    for (const auto& [id, note] : all) {
        const auto size = static_cast<std::uint32_t>(note.size());
        if (bytes.size() + id_size + sizeof size + size > most_bytes_) continue;
        bytes += id;
        bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
        bytes += note;
    }
    return bytes;
}

} // namespace delta::check
