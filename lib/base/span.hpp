// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace delta {

// A stretch of a text. Lines and columns count from 1, columns in bytes; `begin`/`end` are byte offsets from 0.
// The end is exclusive in bytes and columns; `end_line` is the line that holds the last byte.
struct span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;

    friend auto operator<=>(const span&, const span&) = default;
};

} // namespace delta
