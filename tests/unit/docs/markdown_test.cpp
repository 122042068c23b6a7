// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "docs/block.hpp"
#include "docs/document.hpp"
#include "support/catch.hpp"

using namespace delta;

namespace {

docs::block_list read(std::string_view s) {
    return docs::read_markdown(s);
}

// The source bytes a run stands for.
std::string slice(std::string_view source, const span& where) {
    return std::string(source.substr(where.begin, where.end - where.begin));
}

} // namespace

TEST_CASE("front matter is skipped and lines stay true") {
    const std::string yaml = "---\ntitle: `x`\n---\n# Head\n";
    const docs::block_list list = read(yaml);

    REQUIRE(list.blocks.size() == 1);
    CHECK(list.blocks[0].kind == docs::block_kind::heading);
    CHECK(list.blocks[0].where.line == 4);
    CHECK(read("+++\na = 1\n+++\ntext\n").blocks.size() == 1);
    CHECK(read("---\n\nno front matter\n").blocks.size() == 1);
}

TEST_CASE("code spans have the place of their content, whatever stands around them") {
    const std::string source =
        "> quoted `one_a` and\n> over a `two_a\n> line`\n\n- item\n  wrapped `three_a`\n\n| a `p\\|q` | `four_a` "
        "|\n|--|--|\n"
        "| x \\| y `five_a` | `` `six_a` `` |\n\ntext \\* with \\_ and &amp; then ` seven_a `\n\n    # "
        "no\n\nover-indented\n"
        "      line `eight_a`\n";
    const docs::document doc = docs::read(docs::format::markdown, "a.md", source);

    int found = 0;
    for (const docs::mention& m : doc.mentions) {
        if (!m.text.ends_with("_a")) continue;
        CHECK(slice(source, m.where) == m.text);
        ++found;
    }
    CHECK(found == 7);
}

TEST_CASE("escapes and character references do not break a word or its place") {
    const std::string source = "use snake\\_case and &lt;other_word&gt;&nbsp;third_word\n";
    const docs::document doc = docs::read(docs::format::markdown, "a.md", source);

    REQUIRE(doc.mentions.size() == 3);
    CHECK(doc.mentions[0].text == "snake_case");
    CHECK(slice(source, doc.mentions[0].where) == "snake\\_case");
    CHECK(slice(source, doc.mentions[1].where) == "other_word");
    CHECK(slice(source, doc.mentions[2].where) == "third_word");
}

TEST_CASE("links tell their target's place, also by reference") {
    const std::string source = "[a](x.md \"t\") [b](<y z.md>) [c][ref] <https://d.dev>\n\n[ref]: ../r.md\n";
    const docs::block_list list = read(source);

    std::string targets;
    for (const docs::inline_run& run : list.blocks.at(0).runs)
        if (run.kind == docs::inline_kind::link) targets += slice(source, run.where) + "|";
    CHECK(targets == "x.md|y z.md|../r.md|https://d.dev|");
}

TEST_CASE("a link around an image has its own target") {
    const std::string source = "[![a](x.png \"T]\")](y.md) and [![b](z.png)](w.md 'U') end_word\n";
    const docs::block_list list = read(source);

    std::string targets;
    for (const docs::inline_run& run : list.blocks.at(0).runs)
        if (!run.target.empty()) targets += slice(source, run.where) + "|";
    CHECK(targets == "y.md|x.png|w.md|z.png|");
}

TEST_CASE("fences tell their language and their bytes") {
    const std::string source = "```js{4} title=\"x\"\na()\nb()\n```\n\n> ```{ .py }\n> c()\n> ```\n\n    indented()\n";
    const docs::block_list list = read(source);

    REQUIRE(list.blocks.size() == 3);
    CHECK(list.blocks[0].info == "js");
    CHECK(list.blocks[0].content == "a()\nb()");
    CHECK(slice(source, list.blocks[0].content_where) == "a()\nb()");
    CHECK(list.blocks[1].info == "py");
    CHECK(list.blocks[1].content == "  c()");
    CHECK(list.blocks[2].content == "    indented()");
}
