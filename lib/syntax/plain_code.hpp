// SPDX-License-Identifier: Apache-2.0
// Which stretches of a text hold nothing but names, numbers and signs, so that a walk need not enter their nodes to
// tell words from keywords, strings and comments.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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
    std::size_t find_next(std::size_t at) const;

    const table* table_;
    std::string_view source_;
    std::optional<std::size_t> next_; // where the first that is not plain stands from some `begin` on
};

} // namespace delta::syntax
