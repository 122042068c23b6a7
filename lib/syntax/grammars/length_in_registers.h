// SPDX-License-Identifier: Apache-2.0
// tree-sitter adds and subtracts lengths in functions that take a point of eight bytes out of a length of twelve. What
// clang makes of them once they are inlined writes the halves of such a point to memory and reads the whole at once,
// which a processor waits for; a seventh of a parse was spent on that. Compiled before tree-sitter's core, this has it
// do the same sums one number at a time.
#pragma once

#include "length.h"

static inline Length delta_length_add(Length a, Length b) {
    Length sum;
    sum.bytes = a.bytes + b.bytes;
    sum.extent.row = a.extent.row + b.extent.row;
    sum.extent.column = b.extent.row > 0 ? b.extent.column : a.extent.column + b.extent.column;
    return sum;
}

static inline Length delta_length_sub(Length a, Length b) {
    const bool rows = a.extent.row > b.extent.row;
    const uint32_t column = rows ? 0 : b.extent.column;
    Length rest;
    rest.bytes = a.bytes > b.bytes ? a.bytes - b.bytes : 0;
    rest.extent.row = rows ? a.extent.row - b.extent.row : 0;
    rest.extent.column = a.extent.column > column ? a.extent.column - column : 0;
    return rest;
}

#define length_add delta_length_add // NOLINT(readability-identifier-naming)
#define length_sub delta_length_sub // NOLINT(readability-identifier-naming)
