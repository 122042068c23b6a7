// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Longer words (encoded data, minified code) are not counted.
inline constexpr std::size_t max_word_size = 80;

// Adds one changed file's words and lines to the counts of `out`.
void count_words(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks, code_delta& out);

} // namespace delta::drift
