// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "docs/block.hpp"
#include "support/block_dump.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/made_text.hpp"

using delta::docs::block;
using delta::docs::block_kind;
using delta::docs::block_list;
using delta::docs::inline_kind;
using delta::docs::inline_run;
using delta::docs::read_restructuredtext;
using delta::testing::check_golden;
using delta::testing::dump_blocks;
using delta::testing::find_misplaced;
using delta::testing::read_golden;
using delta::testing::repeated;
using delta::testing::with_windows_line_ends;

namespace {

std::vector<std::string> code_of(std::string_view bytes) {
    return delta::testing::code_of(read_restructuredtext(bytes));
}

} // namespace

TEST_CASE("a reStructuredText page gives its blocks in order, with what stands in them") {
    const std::string page = read_golden("docs/sample.rst");

    const block_list list = read_restructuredtext(page);

    check_golden("docs/sample.rst.blocks", dump_blocks(list));
    CHECK(find_misplaced(page, list).empty());
}

TEST_CASE("reStructuredText with Windows line ends and tabs keeps exact places") {
    const std::string page = delta::testing::read_golden("docs/sample.rst");
    const std::string windows = with_windows_line_ends(page);

    CHECK(find_misplaced(windows, read_restructuredtext(windows)).empty());
    CHECK(read_restructuredtext(windows).blocks.size() == read_restructuredtext(page).blocks.size());
    CHECK(code_of(".. note::\n\tRead ``a``.\n\n        And ``b``.\n") == std::vector<std::string>{"a", "b"});
}

TEST_CASE("the content of a role is the name it shows") {
    CHECK(code_of(":func:`connect`") == std::vector<std::string>{"connect"});
    CHECK(code_of(":class:`~a.b.C`") == std::vector<std::string>{"a.b.C"});
    CHECK(code_of(":py:meth:`!a.close()`") == std::vector<std::string>{"a.close()"});
    CHECK(code_of(":class:`.C`") == std::vector<std::string>{"C"});
    CHECK(code_of(":file:`.env`") == std::vector<std::string>{".env"});
    CHECK(code_of(":envvar:`HOME`, `x`:option:") == std::vector<std::string>{"HOME", "x"});
    CHECK(code_of(":term:`socket` :pep:`8`").empty());
}

TEST_CASE("levels of titles are those of their lines in order of appearance") {
    const block_list list = read_restructuredtext("A\n~~~~\n\nB\n----\n\n====\nC\n====\n\nD\n~~~~\n");
    std::vector<int> levels;
    for (const block& b : list.blocks) levels.push_back(b.level);
    CHECK(levels == std::vector<int>{1, 2, 3, 1});
}

TEST_CASE("a line of marks that is no title is none") {
    for (const char* page : {"text\n\n----\n\nmore\n", "a\nlonger line\n==\n", "* a\n* b\n"})
        for (const block& b : read_restructuredtext(page).blocks) {
            INFO(page);
            CHECK(b.kind != block_kind::heading);
        }
}

TEST_CASE("an unclosed mark is text") {
    for (const char* page :
         {"``open", "`open", "*open", "**open", ":func:`open", "|open", "a ``", "``", "`", "_`open"}) {
        INFO(page);
        const block_list list = read_restructuredtext(page);
        REQUIRE(list.blocks.size() == 1);
        std::string text;
        for (const inline_run& run : list.blocks[0].runs) {
            CHECK(run.kind == inline_kind::text);
            text += run.content;
        }
        CHECK(text == page);
    }
}

TEST_CASE("comments are not content, except those that silence a rule") {
    const block_list list =
        read_restructuredtext(".. just ``words``\n   more\n\n.. delta: ignore some_rule is why\n\ntext\n");
    CHECK(list.blocks.size() == 1);
    REQUIRE(list.suppressions.size() == 1);
    CHECK(list.suppressions[0].rule == "some_rule");
    CHECK(list.suppressions[0].reason == "is why");
    CHECK(list.suppressions[0].where.line == 4);
}

TEST_CASE("hostile reStructuredText is read in linear time and bounded depth") {
    std::string stairs;
    for (int i = 0; i < 400; ++i) stairs += std::string(static_cast<std::size_t>(i), ' ') + "- a\n\n";
    const std::vector<std::string> pages = {
        stairs,
        repeated("- ", 6'000) + "x",
        repeated("``", 12'000),
        repeated("`a ", 12'000),
        repeated("*a **b ", 6'000),
        repeated("|a ", 12'000),
        repeated(":a", 12'000),
        repeated("_", 18'000),
        repeated("._", 12'000),
        repeated("a_ ", 12'000),
        repeated("== ==\nx\n\n", 3'000),
        repeated("+-", 6'000) + "+\n" + repeated("| x\n", 3'000),
        repeated("= ", 12'000) + "\n" + repeated("x\n", 3'000),
        repeated(".. a::\n   ", 3'000),
        repeated("..\n\n  x\n", 3'000),
        repeated(".. _", 6'000),
        repeated("a\n b\n", 6'000),
        repeated("a::\n\n b\n\n", 3'000),
        ".. csv-table::\n\n   " + repeated("\",", 12'000),
        ".. list-table::\n\n" + repeated("   * - ", 3'000),
        repeated(std::string("\0\x01\xFF\xFE\n", 5), 3'000),
        std::string(18'000, '\n'),
        std::string(18'000, '\t'),
    };
    for (const std::string& page : pages) {
        INFO(page.substr(0, 40));
        const auto begin = std::chrono::steady_clock::now();

        const block_list list = read_restructuredtext(page);

        CHECK(find_misplaced(page, list).empty());
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    }
}

TEST_CASE("every beginning of a reStructuredText page can be read") {
    const std::string page = read_golden("docs/sample.rst");
    for (std::size_t size = 0; size <= page.size(); size += 7) {
        const std::string_view part = std::string_view(page).substr(0, size);
        INFO("the first " << size << " bytes");
        CHECK(find_misplaced(part, read_restructuredtext(part)).empty());
    }
}
