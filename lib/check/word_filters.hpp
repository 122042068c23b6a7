// SPDX-License-Identifier: Apache-2.0
// Roughly which words a blob of code has, kept in the index: who looks for a name need not read most of the tree.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/blob_index.hpp"
#include "check/word_search.hpp"

namespace delta::check {

// Bloom filters: of a hundred words that a blob lacks, about one seems to be there.
class word_filters {
  public:
    // `stored` may be null: nothing is known then, and nothing kept.
    explicit word_filters(blob_index* stored);

    // True when the blob is known to have none of the names. Thread-safe.
    bool lacks(std::string_view oid, const word_search& names) const;
    // Notes what a blob has that is not known yet. Thread-safe.
    void learn(const std::string& oid, std::string_view bytes);
    bool learned() const;
    // Puts what is new into the index; of the rest at least what is `wanted` stays.
    void save(const std::set<std::string_view>& wanted);

  private:
    using entry = std::pair<std::string_view, std::string_view>; // an id and its filter

    // By the first digit of the id, so that no entry of the index grows past what it takes.
    struct part {
        std::string bytes;
        std::vector<entry> known; // into `bytes`, by id
        std::vector<std::pair<std::string, std::string>> fresh;
    };

    static std::vector<entry> read(std::string_view bytes);
    const std::string_view* find(std::string_view oid) const;

    blob_index* stored_;
    std::array<part, 16> parts_;
    std::mutex guard_;
};

} // namespace delta::check
