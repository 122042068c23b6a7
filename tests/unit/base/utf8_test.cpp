// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include "support/catch.hpp"

using namespace delta;

TEST_CASE("each length of sequence is decoded and written back") {
    for (const char32_t c : {U'\0', U'a', char32_t{0x7F}, char32_t{0x80}, char32_t{0x7FF}, char32_t{0x800},
                             char32_t{0xFFFF}, char32_t{0x10000}, char32_t{0x10FFFF}}) {
        std::string s;
        append_utf8(s, c);
        const code_point back = decode_utf8(s, 0);
        CHECK(back.valid);
        CHECK(back.value == c);
        CHECK(back.size == s.size());
    }
}

TEST_CASE("overlong, cut, surrogate and too large sequences are replaced byte by byte") {
    const std::string replaced = "\xEF\xBF\xBD";
    CHECK(to_valid_utf8("\xC0\xAF") == replaced + replaced);
    CHECK(to_valid_utf8("\xE2\x82") == replaced + replaced);
    CHECK(to_valid_utf8("\xED\xA0\x80") == replaced + replaced + replaced);
    CHECK(to_valid_utf8("\xF4\x90\x80\x80") == replaced + replaced + replaced + replaced);
    CHECK(to_valid_utf8("a\x80z") == "a" + replaced + "z");
    CHECK_FALSE(is_valid_utf8("\xC3("));
    CHECK(is_valid_utf8("gr\xC3\xBC\xC3\x9F"));
}

TEST_CASE("a text is cut where a character begins") {
    const std::string_view text = "a\xE2\x80\xA6z"; // a…z

    CHECK(floor_of_character(text, 0) == 0);
    CHECK(floor_of_character(text, 1) == 1);
    CHECK(floor_of_character(text, 2) == 1);
    CHECK(floor_of_character(text, 3) == 1);
    CHECK(floor_of_character(text, 4) == 4);
    CHECK(floor_of_character(text, text.size()) == text.size());

    // A byte that starts nothing and belongs to nothing is one by itself.
    CHECK(floor_of_character("\x80\x80", 1) == 1);
    CHECK(floor_of_character("a\xE2\x80", 2) == 2);
    CHECK(floor_of_character("\xF0\x9F\x98\x80\x80\x80", 5) == 5);
    CHECK(floor_of_character("\xF0\x9F\x98\x80", 3) == 0);
}
