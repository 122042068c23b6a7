// SPDX-License-Identifier: Apache-2.0
// tree-sitter adds and subtracts lengths in functions that take a point of eight bytes out of a length of twelve. What
// clang makes of them once they are inlined writes the halves of such a point to memory and reads the whole at once,
// which a processor waits for; a seventh of a parse was spent on that. Compiled before tree-sitter's core, this has it
// do the same sums one number at a time.
#pragma once

#include "length.h"

// clang-format off
#define length_add(a, b) __extension__({                                                                           \
    const Length add_a_ = (a), add_b_ = (b);                                                                       \
    Length sum_;                                                                                                   \
    sum_.bytes = add_a_.bytes + add_b_.bytes;                                                                      \
    sum_.extent.row = add_a_.extent.row + add_b_.extent.row;                                                       \
    sum_.extent.column = add_b_.extent.column + (add_b_.extent.row > 0 ? 0 : add_a_.extent.column);                \
    sum_;                                                                                                          \
})
#define length_sub(a, b) __extension__({                                                                           \
    const Length sub_a_ = (a), sub_b_ = (b);                                                                       \
    const bool rows_ = sub_a_.extent.row > sub_b_.extent.row;                                                      \
    const uint32_t less_ = rows_ ? 0 : sub_b_.extent.column;                                                       \
    Length rest_;                                                                                                  \
    rest_.bytes = sub_a_.bytes > sub_b_.bytes ? sub_a_.bytes - sub_b_.bytes : 0;                                   \
    rest_.extent.row = rows_ ? sub_a_.extent.row - sub_b_.extent.row : 0;                                          \
    rest_.extent.column = sub_a_.extent.column > less_ ? sub_a_.extent.column - less_ : 0;                         \
    rest_;                                                                                                         \
})
// clang-format on
