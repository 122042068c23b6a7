// SPDX-License-Identifier: Apache-2.0
// Many names looked for in many files, each file gone through once.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"

namespace delta::check {

// The words of a text, as drift::has_word ends them.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_word(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && is_word(text[end])) ++end;
        visit(text.substr(at, end - at));
        at = end;
    }
}

class word_search {
  public:
    // Keeps references to `names`.
    explicit word_search(const std::vector<std::string>& names);

    // Marks the names that drift::has_word finds in `text`; `found` has one place for each name.
    void find(std::string_view text, std::vector<bool>& found) const;

    // Of each name the hashes of its words: where one of them is missing, the name is.
    const std::vector<std::vector<std::uint64_t>>& words() const { return words_; }
    // A name that is a word and nothing else is wherever its word is.
    bool is_one_word(std::size_t name) const { return one_word_[name]; }

  private:
    static std::size_t look(std::string_view word) {
        return static_cast<unsigned char>(word.front()) * 31U + static_cast<unsigned char>(word.back()) * 7U +
               word.size();
    }

    const std::vector<std::string>& names_;
    std::vector<std::vector<std::uint64_t>> words_;
    std::vector<bool> one_word_;
    std::bitset<4096> looks_; // of the words below: most others are told apart by these alone
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_word_; // a name by its first word
    std::vector<std::size_t> wordless_;
};

} // namespace delta::check
