// SPDX-License-Identifier: Apache-2.0
// Names that are new in the code though they are no definitions: entries of lists, keys of literals.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Names that are facts already, with their places in the facts.
using names_told = std::map<std::string, std::vector<std::size_t>, std::less<>>;

// Adds facts for the new words of one file; those of `told` get to know what stands around them instead.
void add_new_words(const source_change& change, std::uint32_t file, const names_told& told, code_delta& out);

} // namespace delta::drift
