// SPDX-License-Identifier: Apache-2.0
// Entries that left a list of the code, and the entries that stayed in it: a document that lists them all lists one
// too many, wherever else the code still has the word.
#pragma once

#include <cstdint>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Adds a fact for each, or its peers to the fact there is. After `count_words` has seen every change.
void add_left_entries(const source_change& c, std::uint32_t file, const std::vector<hunk>& hunks, code_delta& out);

} // namespace delta::drift
