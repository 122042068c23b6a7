// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Values that left a stretch of code whose other names stayed: `extensions: ["sln", "csproj"]` losing "sln", or a help
// text's "(default: terser)". Each becomes a fact `word_replaced` with the value in `name` and the names that stood by
// it in `neighbours`; a document that has the value close to one of those names probably tells the old state.
void add_replaced_words(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks,
                        code_delta& out);

} // namespace delta::drift
