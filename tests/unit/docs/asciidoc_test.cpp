// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "docs/block.hpp"
#include "support/block_dump.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/made_text.hpp"

using delta::docs::block_list;
using delta::docs::inline_kind;
using delta::docs::read_asciidoc;
using delta::testing::check_golden;
using delta::testing::dump_blocks;
using delta::testing::find_misplaced;
using delta::testing::read_golden;
using delta::testing::repeated;
using delta::testing::with_windows_line_ends;

namespace {

std::vector<std::string> code_of(std::string_view bytes) {
    return delta::testing::code_of(read_asciidoc(bytes));
}

} // namespace

TEST_CASE("an AsciiDoc page gives its blocks in order, with what stands in them") {
    const std::string page = read_golden("docs/sample.adoc");

    const block_list list = read_asciidoc(page);

    check_golden("docs/sample.adoc.blocks", dump_blocks(list));
    CHECK(find_misplaced(page, list).empty());
}

TEST_CASE("AsciiDoc with Windows line ends keeps exact places") {
    const std::string page = read_golden("docs/sample.adoc");
    const std::string windows = with_windows_line_ends(page);

    CHECK(find_misplaced(windows, read_asciidoc(windows)).empty());
    CHECK(read_asciidoc(windows).blocks.size() == read_asciidoc(page).blocks.size());
}

TEST_CASE("code in AsciiDoc is what stands between its marks") {
    CHECK(code_of("`a` and `b.c()`") == std::vector<std::string>{"a", "b.c()"});
    CHECK(code_of("``a``b") == std::vector<std::string>{"a"});
    CHECK(code_of("`+a_b_c+`") == std::vector<std::string>{"a_b_c"});
    CHECK(code_of("+a+") == std::vector<std::string>{"a"});
    CHECK(code_of("don`t and can`t").empty());
    CHECK(code_of("\"`quoted`\"").empty());
    CHECK(code_of("C++ and D++").empty());
    CHECK(code_of("*`a`*, _`b`_") == std::vector<std::string>{"a", "b"});
    CHECK(code_of("link:x.adoc[the `a` page]") == std::vector<std::string>{"a"});
}

TEST_CASE("an unclosed mark of AsciiDoc is text") {
    for (const char* page :
         {"`open", "``open", "+open", "*open", "_open", "#open", "<<open", "a [[open", "link:x[open"}) {
        INFO(page);
        const block_list list = read_asciidoc(page);
        REQUIRE(list.blocks.size() == 1);
        REQUIRE(list.blocks[0].runs.size() == 1);
        CHECK(list.blocks[0].runs[0].kind == inline_kind::text);
        CHECK(list.blocks[0].runs[0].content == page);
    }
}

TEST_CASE("items of one AsciiDoc list share a group and know their depth") {
    const block_list list = read_asciidoc("* a\n** b\n* c\n\ntext\n\n* d\n");
    REQUIRE(list.blocks.size() == 5);
    CHECK(list.blocks[0].level == 1);
    CHECK(list.blocks[1].level == 2);
    CHECK(list.blocks[2].level == 1);
    CHECK(list.blocks[0].group == list.blocks[2].group);
    CHECK(list.blocks[0].group != list.blocks[1].group);
    CHECK(list.blocks[4].group != list.blocks[0].group);
}

TEST_CASE("a cell of an AsciiDoc table that spans rows shifts those below") {
    const block_list list = read_asciidoc("[cols=\"1,1\"]\n|===\n.2+|a |b\n|c\n|d |e\n|===\n");
    REQUIRE(list.blocks.size() == 3);
    CHECK(list.blocks[1].cells[0].empty());
    CHECK(list.blocks[1].cells[1].at(0).content == "c");
    CHECK(list.blocks[2].cells[0].at(0).content == "d");
}

TEST_CASE("hostile AsciiDoc is read in linear time and bounded depth") {
    std::string fences;
    for (std::size_t i = 4; i < 600; ++i) fences += std::string(i, '=') + "\n" + std::string(i, '*') + "\n";
    const std::vector<std::string> pages = {
        fences,
        repeated("====\n****\n", 5'000),
        repeated("`a ", 12'000),
        repeated("``", 12'000),
        repeated("*a _b #c ", 7'000),
        repeated("<<", 12'000),
        repeated("[[", 12'000),
        repeated("link:", 7'000),
        repeated("link:a[", 7'000),
        repeated("link:a[*", 7'000) + repeated("*]", 7'000),
        repeated("a:: ", 7'000) + "]",
        repeated("* ", 12'000),
        repeated("* a\n", 12'000),
        repeated("[a]\n", 12'000),
        "|===\n" + repeated("|", 12'000) + "\n|===\n",
        "|===\n" + repeated("99.99+|a\n", 1'000),
        "[cols=\"99*,99*\"]\n|===\n" + repeated("|a\n", 12'000),
        "[format=csv]\n|===\n" + repeated("\",", 12'000),
        repeated("|===\n", 12'000),
        repeated("++", 12'000),
        repeated("a\n--\n", 7'000),
        repeated(std::string("\0\x01\xFF\xFE\n", 5), 5'000),
        std::string(25'000, '\n'),
        std::string(25'000, '\t'),
    };
    for (const std::string& page : pages) {
        INFO(page.substr(0, 40));
        const auto begin = std::chrono::steady_clock::now();

        const block_list list = read_asciidoc(page);

        CHECK(find_misplaced(page, list).empty());
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    }
}

TEST_CASE("every beginning of an AsciiDoc page can be read") {
    const std::string page = read_golden("docs/sample.adoc");
    for (std::size_t size = 0; size <= page.size(); size += 7) {
        const std::string_view part = std::string_view(page).substr(0, size);
        INFO("the first " << size << " bytes");
        CHECK(find_misplaced(part, read_asciidoc(part)).empty());
    }
}
