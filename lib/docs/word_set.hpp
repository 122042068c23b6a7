// SPDX-License-Identifier: Apache-2.0
// A fixed set of words, asked for every word of every document.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace delta::docs {

// An open hash table made by the compiler; most answers need one look. It holds places of a list, since every pointer
// of a constant is written anew at each start of the program.
template <std::size_t N>
class word_set {
  public:
    consteval explicit word_set(const std::string_view (&words)[N]) {
        std::ranges::copy(words, words_.begin());
        for (std::size_t i = 0; i < N; ++i) {
            std::size_t at = hash(words_[i]) % size;
            while (table_[at] != 0) at = (at + 1) % size;
            table_[at] = static_cast<std::uint16_t>(i + 1);
        }
    }

    constexpr bool has(std::string_view word) const {
        if (word.empty()) return false;
        for (std::size_t at = hash(word) % size; table_[at] != 0; at = (at + 1) % size)
            if (words_[table_[at] - 1U] == word) return true;
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

    std::array<std::string_view, N> words_{};
    std::array<std::uint16_t, size> table_{}; // 0: free, else the place behind a word's
};

} // namespace delta::docs
