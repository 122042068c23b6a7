// SPDX-License-Identifier: Apache-2.0
// Where in a text anything that is looked for can be at all, so that a walk may pass by subtrees without it.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace delta::syntax {

// What a place that is looked for has in its text.
class triggers {
  public:
    // Everything may be a place.
    triggers() = default;
    // A place has one of these whole words, or one of these bytes, or where `name_ends` are given, a word that ends
    // with one of them, in any case.
    triggers(std::vector<std::string_view> words, std::string_view bytes, std::vector<std::string_view> name_ends);

    bool anywhere() const { return words_.empty(); }
    bool is_mark(char c) const { return marks_[static_cast<unsigned char>(c)]; }
    bool is_wanted(std::string_view word) const;

  private:
    static std::size_t look(std::string_view word) {
        return (static_cast<unsigned char>(word.front()) * 31U + static_cast<unsigned char>(word.back()) * 7U +
                word.size()) %
               4096;
    }

    std::vector<std::string_view> words_; // sorted
    std::vector<std::string_view> name_ends_;
    std::array<bool, 256> marks_{};
    std::array<bool, 256> last_letters_{}; // of name_ends_
    std::bitset<4096> looks_;              // most words are told apart by these alone
};

class trigger_scan {
  public:
    trigger_scan(const triggers& wanted, std::string_view source) : wanted_(wanted), source_(source) {}
    // True when the stretch may hold a place. `begin` must not decrease from call to call.
    bool may_hold(std::uint32_t begin, std::uint32_t end);

  private:
    std::size_t find_next(std::size_t at) const;

    const triggers& wanted_;
    std::string_view source_;
    std::optional<std::size_t> next_;
};

} // namespace delta::syntax
