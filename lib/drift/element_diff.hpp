// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// The facts about the surface elements of one file: what is new, gone, renamed, and what of it changed.
void diff_elements(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks,
                   std::vector<fact>& out);

} // namespace delta::drift
