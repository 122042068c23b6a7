// SPDX-License-Identifier: Apache-2.0
// tree-sitter's core is compiled with our sums of lengths; they are held against its own.
#include <length.h>

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "support/catch.hpp"

namespace {

Length published_sum(Length a, Length b) {
    return length_add(a, b);
}
Length published_difference(Length a, Length b) {
    return length_sub(a, b);
}

bool same(Length a, Length b) {
    return a.bytes == b.bytes && a.extent.row == b.extent.row && a.extent.column == b.extent.column;
}

} // namespace

#include "syntax/grammars/length_in_registers.h"

TEST_CASE("lengths are added and subtracted as tree-sitter does", "[syntax]") {
    constexpr std::array<std::uint32_t, 6> numbers = {
        0, 1, 2, 79, 0x8000'0000U, std::numeric_limits<std::uint32_t>::max()};
    std::vector<Length> lengths;
    for (const std::uint32_t bytes : numbers)
        for (const std::uint32_t row : numbers)
            for (const std::uint32_t column : numbers) lengths.push_back({bytes, {row, column}});
    int different = 0;
    for (const Length a : lengths)
        for (const Length b : lengths) {
            if (!same(length_add(a, b), published_sum(a, b))) ++different;
            if (!same(length_sub(a, b), published_difference(a, b))) ++different;
        }
    CHECK(different == 0);
    // One inside another, as the core has them.
    const Length a{5, {1, 2}}, b{4, {0, 3}}, c{3, {0, 1}};
    CHECK(same(length_sub(length_add(a, b), c), published_difference(published_sum(a, b), c)));
}
