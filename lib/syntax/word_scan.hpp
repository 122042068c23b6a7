// SPDX-License-Identifier: Apache-2.0
// Cuts pieces of a file into words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/surface.hpp"

namespace delta::syntax {

// Pieces must come in the order in which they stand in the file.
class word_scan {
  public:
    word_scan(std::vector<word>& words, std::vector<std::uint32_t>& code_lines)
        : words_(words), code_lines_(code_lines) {}

    // Adds the lines of `piece` that are not blank.
    void mark_lines(std::string_view piece, std::uint32_t line);
    // Identifiers and numbers.
    void code(std::string_view piece, std::uint32_t line, bool entry = false);
    // Words of a string, with or without its quotes: the whole when it is short and without blanks or escapes, flags
    // ("--dry-run") whole, then the parts between dots, hyphens, slashes and the like.
    void text(std::string_view piece, std::uint32_t line);

  private:
    void add(std::string_view text, std::uint32_t line, word_kind kind, bool entry = false);

    std::vector<word>& words_;
    std::vector<std::uint32_t>& code_lines_;
};

} // namespace delta::syntax
