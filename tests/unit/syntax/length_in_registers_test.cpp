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
    const auto compare = [&](const Length& ours, const Length& published) {
        const bool same = ours.bytes == published.bytes && ours.extent.row == published.extent.row &&
                          ours.extent.column == published.extent.column;
        different += same ? 0 : 1;
    };
    for (const Length& a : lengths)
        for (const Length& b : lengths) {
            compare(length_add(a, b), published_sum(a, b));
            compare(length_sub(a, b), published_difference(a, b));
        }
    CHECK(different == 0);
}
