// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "support/catch.hpp"

using namespace delta;

using pieces = std::vector<std::string_view>;

TEST_CASE("letters beyond ASCII keep their bytes when case is lowered") {
    CHECK(to_lower("ÄbC-Z9_") == "Äbc-z9_");
}

TEST_CASE("trimming takes every kind of white space from both ends and from nowhere else") {
    CHECK(trim(" \t\r\n\f\va b\t ") == "a b");
    CHECK(trim(" \n ").empty());
    CHECK(trim("").empty());
}

TEST_CASE("splitting keeps empty pieces") {
    CHECK(split("a,,b,", ',') == pieces{"a", "", "b", ""});
    CHECK(split("", ',') == pieces{""});
    CHECK(split("a", ',') == pieces{"a"});
}

TEST_CASE("lines end with a line feed, with or without a carriage return before it") {
    CHECK(split_lines("a\nb\r\n\nc") == pieces{"a", "b", "", "c"});
    CHECK(split_lines("a\rb\n").front() == "a\rb");
}

TEST_CASE("joining is the other way round") {
    CHECK(join({"a", "", "b"}, ", ") == "a, , b");
    CHECK(join({}, ", ").empty());
}

TEST_CASE("replacing goes on behind what was put in") {
    CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
    CHECK(replace_all("abab", "ab", "") == "");
    CHECK(replace_all("abc", "x", "y") == "abc");
    CHECK(replace_all("abc", "", "y") == "abc");
}

TEST_CASE("an offset is told as line and column, past the end as the end") {
    const line_index lines("ab\n\ncd");
    const auto is_at = [&](std::size_t offset, std::uint32_t line, std::uint32_t column) {
        const line_index::position found = lines.at(offset);
        return found.line == line && found.column == column;
    };

    CHECK(is_at(0, 1, 1));
    CHECK(is_at(2, 1, 3));
    CHECK(is_at(3, 2, 1));
    CHECK(is_at(4, 3, 1));
    CHECK(is_at(6, 3, 3));
    CHECK(is_at(99, 3, 3));
    CHECK(lines.offset_of(3) == 4);
    CHECK(lines.offset_of(9) == 6);
    CHECK(lines.line_count() == 3);
}

TEST_CASE("an error names its place when it has one") {
    CHECK(to_string(error{errc::invalid, "unknown key 'docz'", "delta.yml:3:1"}) ==
          "delta.yml:3:1: unknown key 'docz'");
    CHECK(to_string(error{errc::not_found, "no such branch"}) == "no such branch");
}

TEST_CASE("a hash is the same in every run and on every machine") {
    CHECK(to_hex(hash64("")) == "2d06800538d394c2");
    CHECK(hash64("a") != hash64("b"));
    CHECK(to_hex(10) == "000000000000000a");
}

TEST_CASE("the folder of a path is what stands before its last slash") {
    CHECK(folder_of("a/b/c.md") == "a/b");
    CHECK(folder_of("a/b/") == "a/b");
    CHECK(folder_of("c.md").empty());
    CHECK(folder_of("/c.md").empty());
}
