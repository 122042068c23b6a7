// SPDX-License-Identifier: Apache-2.0
// Mentions of whole blocks, whatever format they were read from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docs/block.hpp"
#include "docs/mention_sink.hpp"
#include "docs/statements.hpp"

namespace delta::docs {

// Fed with the blocks of a document in order, since what a sentence is about may stand in a block above it.
class block_reader {
  public:
    explicit block_reader(mention_sink& sink) : sink_(sink) {}

    // Adds the mentions of the block's runs, cells, title or code; `first_word` is `first_word_of(b)`.
    void read(const block& b, const std::string& first_word);

  private:
    std::string_view owner_of(const block& b) const;
    void follow(const block& b, const std::string& first_word);

    mention_sink& sink_;
    table_columns columns_;
    std::string heading_;            // what the section's heading names
    std::string term_;               // and the last definition term or directive
    std::vector<std::string> items_; // and the open list items, from the outermost
};

// The first code-like text of a block: code of the runs, a word with a code signal, a heading of one word.
std::string first_word_of(const block& b);

} // namespace delta::docs
