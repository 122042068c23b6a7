// SPDX-License-Identifier: Apache-2.0
// Names that are new in the code though they are no definitions: entries of lists, keys of literals.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Adds facts for the new words of one file. `told` says which names are facts already, by their place in `out.facts`:
// those get to know what stands around them instead.
void add_new_words(const source_change& change, std::uint32_t file,
                   const std::map<std::string, std::vector<std::size_t>>& told, code_delta& out);

} // namespace delta::drift
