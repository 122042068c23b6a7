// SPDX-License-Identifier: Apache-2.0
// What the code now warns its users of.
#pragma once

#include <cstdint>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Adds a `deprecated` fact for each name that an added warning speaks of. `out.words` must be counted already.
void add_deprecations(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks, code_delta& out);

} // namespace delta::drift
