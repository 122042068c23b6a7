// SPDX-License-Identifier: Apache-2.0
// Which words each blob of code has, kept in the index: who looks for names need not read the tree.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/blob_notes.hpp"
#include "check/word_search.hpp"

namespace delta::check {

// Of each blob a small Bloom filter, by which most files lack all names, and the hashes of all its words, which are
// asked where the filter is not sure.
class known_code_words {
  public:
    // `stored` may be null: nothing is known then, and nothing kept.
    explicit known_code_words(blob_index* stored);

    // Marks in `found` what `names.find` would in the blob's text, and is true, or is false where the text must be
    // read. Thread-safe.
    bool find(std::string_view oid, const word_search& names, std::vector<bool>& found) const;
    // Notes what a blob has that is not known yet. Thread-safe.
    void learn(std::string_view oid, std::string_view bytes);
    // Puts what is new into the index, if anything is; of the rest at least what is `wanted` stays.
    bool learned() const { return filters_.has_new(); }
    void save(const std::set<std::string_view>& wanted);

  private:
    blob_notes filters_, lists_;
};

} // namespace delta::check
