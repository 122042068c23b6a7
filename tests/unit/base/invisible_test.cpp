// SPDX-License-Identifier: Apache-2.0
#include "base/invisible.hpp"

#include "support/catch.hpp"

using namespace delta;

TEST_CASE("what shows nothing is invisible") {
    for (const char32_t c : {U'\u00AD', U'\u034F', U'\u061C', U'\u180E', U'\u200B', U'\u200F', U'\u2028', U'\u202E',
                             U'\u2060', U'\uFE00', U'\uFEFF', U'\uFFF9', U'\U000E0041', U'\U000E0100'})
        CHECK(is_invisible(c));
    for (const char32_t c : {U'a', U' ', U'\n', U'\u00E9', U'\u0301', U'\u2010', U'\u2026', U'\U0001F600'})
        CHECK_FALSE(is_invisible(c));
}

TEST_CASE("what joins letters and emoji is invisible, and needed") {
    for (const char32_t c : {U'\u200C', U'\u200D', U'\uFE0F'}) {
        CHECK(is_joiner(c));
        CHECK(is_invisible(c));
    }
    CHECK_FALSE(is_joiner(U'\u200B'));
    CHECK_FALSE(is_joiner(U'\uFE0E'));
}

TEST_CASE("tab and the ends of lines are no control characters") {
    for (const char32_t c : {U'\t', U'\n', U'\r', U' ', U'\u00A0'}) CHECK_FALSE(is_control(c));
    for (const char32_t c : {U'\0', U'\x1B', U'\x7F', U'\u0085'}) CHECK(is_control(c));
}
