// SPDX-License-Identifier: Apache-2.0
// Which stretches of a text hold nothing but names, numbers and signs, so that a walk need not enter their nodes to
// tell words from keywords, strings and comments.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "syntax/language.hpp"

namespace delta::syntax {

class plain_code {
  public:
    // A language whose strings and comments no mark shows has no such stretches.
    plain_code(language lang, std::string_view source);
    // `begin` must not decrease from call to call, and stand where a leaf of the tree begins.
    bool holds(std::uint32_t begin, std::uint32_t end);

  private:
    struct table;
    static const table* find_table(language lang);

    const table* table_;
    std::string_view source_;
    std::size_t next_ = 0; // what is before it is plain from the last `begin` on
};

} // namespace delta::syntax
