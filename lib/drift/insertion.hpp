// SPDX-License-Identifier: Apache-2.0
// Where in a document a new entry would stand.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "drift/doc_index.hpp"

namespace delta::drift {

// The entries of one part of a document, by the name each is about.
using entries_by_name = std::map<std::string_view, const hit*>;

// The line after which `name` would be told: in its place where the entries stand in the order of the alphabet, else
// behind all that is said of `nearest`, or before it.
std::uint32_t insertion_line(const docs::document& doc, const entries_by_name& entries, std::string_view name,
                             const hit& nearest, bool before);

// The same where each of the family has a section of its own within `parent`: behind the whole section of `nearest`,
// or in the order of the alphabet where the sections stand in it.
std::uint32_t insertion_section(const docs::document& doc, std::uint32_t parent, std::string_view name,
                                const hit& nearest);

} // namespace delta::drift
