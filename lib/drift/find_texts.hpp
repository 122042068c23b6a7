// SPDX-License-Identifier: Apache-2.0
// Help, message and documentation texts of the code, as shingles: hashes of four words in a row.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Prose that the change took out of a code file and that stands nowhere in it any more.
class removed_texts {
  public:
    struct origin {
        std::uint32_t file, line;
    };

    removed_texts(const std::vector<source_change>& changes, const code_delta& delta);
    const std::unordered_map<std::uint64_t, origin>& shingles() const { return shingles_; }

  private:
    std::unordered_map<std::uint64_t, origin> shingles_;
};

// All shingles of a text, in its order.
std::vector<std::uint64_t> shingles_of(std::string_view text);

// Facts that only show when the code's texts are held against a document, that of this number.
std::vector<fact> text_facts(const removed_texts& removed, const doc_file& doc, std::uint32_t number);

} // namespace delta::drift
