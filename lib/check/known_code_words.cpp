// SPDX-License-Identifier: Apache-2.0
#include "check/known_code_words.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <ranges>
#include <unordered_set>

#include "base/hash.hpp"

namespace delta::check {
namespace {

// Of a hundred words that a blob lacks, about one seems to be there.
constexpr std::size_t bits_per_word = 10;
constexpr int probes = 6;

// In all 16 MiB at most of each: filters of some 30,000 files, and lists of 5,000.
constexpr std::size_t most_of_filters = 1U << 20U;
constexpr std::size_t most_of_lists = 1U << 16U;

using hash = std::uint64_t;

template <class Visit>
void for_each_bit(hash h, std::size_t bits, Visit visit) {
    const hash step = (h >> 32U) | 1U;
    for (int i = 0; i < probes; ++i) visit((h + static_cast<hash>(i) * step) % bits);
}

bool may_hold(std::string_view filter, hash h) {
    bool all = true;
    for_each_bit(h, filter.size() * 8, [&](std::size_t bit) {
        all = all && (static_cast<unsigned char>(filter[bit / 8]) >> (bit % 8) & 1U) != 0;
    });
    return all;
}

std::string make_filter(const std::vector<hash>& words) {
    std::string filter(words.size() * bits_per_word / 8 + 1, '\0');
    for (const hash word : words)
        for_each_bit(word, filter.size() * 8, [&](std::size_t bit) {
            filter[bit / 8] = static_cast<char>(static_cast<unsigned char>(filter[bit / 8]) | 1U << (bit % 8));
        });
    return filter;
}

// A list is the hashes in order, 8 bytes each.
hash hash_at(std::string_view list, std::size_t i) {
    hash h = 0;
    std::memcpy(&h, list.data() + i * sizeof h, sizeof h);
    return h;
}

bool holds(std::string_view list, hash h) {
    const auto places = std::views::iota(std::size_t{0}, list.size() / sizeof h);
    return std::ranges::binary_search(places, h, {}, [&](std::size_t i) { return hash_at(list, i); });
}

std::vector<hash> words_of(std::string_view bytes) {
    std::unordered_set<std::string_view> words;
    for_each_word(bytes, [&](std::string_view word) { words.insert(word); });
    std::vector<hash> out;
    out.reserve(words.size());
    for (const std::string_view word : words) out.push_back(hash64(word));
    std::ranges::sort(out);
    return out;
}

} // namespace

known_code_words::known_code_words(blob_index* stored)
    : filters_(stored, 'u', 1, most_of_filters), lists_(stored, 'x', 2, most_of_lists) {}

bool known_code_words::find(std::string_view oid, const word_search& names, std::vector<bool>& found) const {
    const std::optional<std::string_view> filter = filters_.find(oid);
    if (!filter || filter->empty()) return false;
    std::optional<std::string_view> list;
    for (std::size_t i = 0; i < names.words().size(); ++i) {
        const std::vector<hash>& words = names.words()[i];
        if (!std::ranges::all_of(words, [&](hash h) { return may_hold(*filter, h); })) continue;
        if (!list) list = lists_.find(oid);
        if (!list || list->size() % sizeof(hash) != 0) return false;
        if (!std::ranges::all_of(words, [&](hash h) { return holds(*list, h); })) continue;
        // All words of a longer name may stand apart.
        if (!names.is_one_word(i)) return false;
        found[i] = true;
    }
    return true;
}

void known_code_words::learn(std::string_view oid, std::string_view bytes) {
    if (!filters_.keeps() || filters_.find(oid)) return;
    const std::vector<hash> words = words_of(bytes);
    filters_.add(oid, make_filter(words));
    lists_.add(oid, {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(hash)});
}

void known_code_words::save(const std::set<std::string_view>& wanted) {
    filters_.save(wanted);
    lists_.save(wanted);
}

} // namespace delta::check
