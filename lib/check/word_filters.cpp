// SPDX-License-Identifier: Apache-2.0
#include "check/word_filters.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_set>

#include "base/hash.hpp"

namespace delta::check {
namespace {

constexpr char kind = 'u';
constexpr std::size_t id_size = 40;
constexpr std::size_t bits_per_word = 10;
constexpr int probes = 6;
// A part that has grown past this lets go of blobs that are no longer in the tree.
constexpr std::size_t roomy = 1U << 20U;

std::string name_of(std::size_t part) {
    return "words " + std::to_string(part);
}

std::size_t part_of(std::string_view oid) {
    const char c = oid.empty() ? '0' : oid.front();
    return static_cast<std::size_t>(c >= 'a' ? c - 'a' + 10 : c - '0') % 16;
}

template <class Visit>
void for_each_bit(std::uint64_t hash, std::size_t bits, Visit visit) {
    const std::uint64_t step = (hash >> 32U) | 1U;
    for (int i = 0; i < probes; ++i) visit((hash + static_cast<std::uint64_t>(i) * step) % bits);
}

bool holds(std::string_view filter, std::uint64_t hash) {
    bool all = true;
    for_each_bit(hash, filter.size() * 8, [&](std::size_t bit) {
        all = all && (static_cast<unsigned char>(filter[bit / 8]) >> (bit % 8) & 1U) != 0;
    });
    return all;
}

std::string make_filter(std::string_view bytes) {
    std::unordered_set<std::string_view> words;
    for_each_word(bytes, [&](std::string_view word) { words.insert(word); });
    std::string filter(words.size() * bits_per_word / 8 + 1, '\0');
    for (const std::string_view word : words)
        for_each_bit(hash64(word), filter.size() * 8, [&](std::size_t bit) {
            filter[bit / 8] = static_cast<char>(static_cast<unsigned char>(filter[bit / 8]) | 1U << (bit % 8));
        });
    return filter;
}

} // namespace

word_filters::word_filters(blob_index* stored) : stored_(stored) {
    if (stored_ == nullptr) return;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        parts_.at(i).bytes = stored_->find(kind, name_of(i)).value_or("");
        parts_.at(i).known = read(parts_.at(i).bytes);
    }
}

// Each is the id, the filter's size and the filter; ids rise. Whatever is otherwise is not ours.
std::vector<word_filters::entry> word_filters::read(std::string_view bytes) {
    std::vector<entry> out;
    while (!bytes.empty()) {
        std::uint32_t size = 0;
        if (bytes.size() < id_size + sizeof size) return {};
        std::memcpy(&size, bytes.data() + id_size, sizeof size);
        const std::string_view id = bytes.substr(0, id_size);
        bytes.remove_prefix(id_size + sizeof size);
        if (size == 0 || size > bytes.size() || (!out.empty() && out.back().first >= id)) return {};
        out.emplace_back(id, bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return out;
}

const std::string_view* word_filters::find(std::string_view oid) const {
    const std::vector<entry>& known = parts_.at(part_of(oid)).known;
    const auto at = std::ranges::lower_bound(known, oid, {}, &entry::first);
    return at == known.end() || at->first != oid ? nullptr : &at->second;
}

bool word_filters::lacks(std::string_view oid, const word_search& names) const {
    const std::string_view* const filter = find(oid);
    if (filter == nullptr) return false;
    return std::ranges::none_of(names.words(), [&](const std::vector<std::uint64_t>& words) {
        return std::ranges::all_of(words, [&](std::uint64_t hash) { return holds(*filter, hash); });
    });
}

void word_filters::learn(const std::string& oid, std::string_view bytes) {
    if (stored_ == nullptr || oid.size() != id_size || find(oid) != nullptr) return;
    std::string filter = make_filter(bytes);
    const std::lock_guard lock(guard_);
    parts_.at(part_of(oid)).fresh.emplace_back(oid, std::move(filter));
}

bool word_filters::learned() const {
    return std::ranges::any_of(parts_, [](const part& p) { return !p.fresh.empty(); });
}

void word_filters::save(const std::set<std::string_view>& wanted) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const part& p = parts_.at(i);
        if (p.fresh.empty()) continue;
        std::vector<entry> all(p.fresh.begin(), p.fresh.end());
        for (const entry& e : p.known)
            if (p.bytes.size() <= roomy || wanted.contains(e.first)) all.push_back(e);
        std::ranges::sort(all);
        const auto twice = std::ranges::unique(all, {}, &entry::first);
        all.erase(twice.begin(), twice.end());
        std::string bytes;
        for (const auto& [id, filter] : all) {
            const auto size = static_cast<std::uint32_t>(filter.size());
            bytes += id;
            bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
            bytes += filter;
        }
        stored_->put(kind, name_of(i), {}, std::move(bytes));
    }
}

} // namespace delta::check
