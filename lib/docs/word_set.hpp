// SPDX-License-Identifier: Apache-2.0
// A fixed set of words, asked for every word of every document.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace delta::docs {

// An open hash table made by the compiler; most answers need one look.
template <std::size_t N>
class word_set {
  public:
    consteval explicit word_set(const std::string_view (&words)[N]) {
        for (const std::string_view word : words) {
            std::size_t at = hash(word) % size;
            while (!table_[at].empty() && table_[at] != word) at = (at + 1) % size;
            table_[at] = word;
        }
    }

    constexpr bool has(std::string_view word) const {
        if (word.empty()) return false;
        for (std::size_t at = hash(word) % size; !table_[at].empty(); at = (at + 1) % size)
            if (table_[at] == word) return true;
        return false;
    }

  private:
    static constexpr std::size_t size = std::bit_ceil(N * 4);

    static constexpr std::size_t hash(std::string_view word) {
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
        const std::size_t middle = word.size() / 2;
        return word.size() * 257 + byte(0) * 31 + byte(middle) * 1009 + byte(word.size() - 1) * 8191 +
               byte(word.size() > 2 ? 2 : 0) * 127;
    }

    std::array<std::string_view, size> table_{};
};

} // namespace delta::docs
