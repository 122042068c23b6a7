// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include "docs/document.hpp"
#include "support/catch.hpp"
#include "support/document_dump.hpp"

using namespace delta;
using testing::markdown_mentions;

namespace {

struct example {
    std::string_view text;
    std::string_view mentions;
};

void check(const std::vector<example>& examples) {
    for (const example& e : examples) {
        CAPTURE(e.text);
        CHECK(markdown_mentions(e.text) == e.mentions);
    }
}

} // namespace

TEST_CASE("inline code is told by its kind") {
    check({
        {"`--timeout`", "flag \"--timeout\"\n"},
        {"`-t, --timeout <n>`", "flag \"-t\"\nflag \"--timeout\"\n"},
        {"`--level=debug`", "flag \"--level\"\nvalue \"debug\" of \"--level\"\n"},
        {"`REDIS_URL`", "env_var \"REDIS_URL\"\n"},
        {"`$HOME`", "env_var \"HOME\"\n"},
        {"`${LOG_LEVEL}`", "env_var \"LOG_LEVEL\"\n"},
        {"`%APP_DATA%`", "env_var \"APP_DATA\"\n"},
        {"`LOG_LEVEL=debug`", "env_var \"LOG_LEVEL\"\nvalue \"debug\" of \"LOG_LEVEL\"\n"},
        {"`TASK_X_`", "code_word \"TASK_X_\"\n"},
        {"`connect()`", "call \"connect\"\n"},
        {"`Client.connect(host, port=5)`", "call \"Client.connect\" (\"host\", \"port=5\")\n"},
        {"`run(f(a, b), [1, 2], \"x, y\")`",
         "call \"run\" (\"f(a, b)\", \"[1, 2]\", \"\\\"x, y\\\"\")\ncall \"f\" (\"a\", \"b\")\n"},
        {"`connect(host, ...)`", "call \"connect\" (\"host\") truncated\n"},
        {"`connect(host,`", "call \"connect\" (\"host\") truncated\n"},
        {"`Client.connect`", "code_word \"Client.connect\"\n"},
        {"`std::string`", "code_word \"std::string\"\n"},
        {"`timeout`", "code_word \"timeout\"\n"},
        {"`max-size`", "code_word \"max-size\"\n"},
        {"`@acme/tool`", "code_word \"acme/tool\"\n"},
        {"`<Card />`", "code_word \"Card\"\n"},
        {"`src/main.py`", "path \"src/main.py\"\n"},
        {"`./config.yml`", "path \"./config.yml\"\n"},
        {"`package.json`", "path \"package.json\"\n"},
        {"`docs/`", "path \"docs/\"\n"},
        {"`.gitignore`", "path \".gitignore\"\n"},
        {"`response.json`", "code_word \"response.json\"\n"},
        {"`/etc/hosts`", "path \"/etc/hosts\"\n"},
        {"`GET /users/{id}`", "route \"/users/{id}\" of \"GET\"\n"},
        {"`/api/users/:id`", "route \"/api/users/:id\"\n"},
        {"`POST /login?next=1`", "route \"/login\" of \"POST\"\n"},
        {"`https://acme.dev/x`", "url \"https://acme.dev/x\"\n"},
        {"`npm run build`", "command \"npm\" (\"run\", \"build\")\n"},
        {"`tool --all x`", "command \"tool\" (\"--all\", \"x\")\nflag \"--all\"\n"},
        {"`true`", "literal \"true\"\n"},
        {"`30`", "literal \"30\"\n"},
        {"`\"utf-8\"`", "literal \"\\\"utf-8\\\"\"\n"},
        {"`application/json`", "literal \"application/json\"\n"},
        {"`string`", "literal \"string\"\n"},
        {"`max = 30`", "code_word \"max\"\nvalue \"30\" of \"max\"\n"},
        {"`strict: true`", "code_word \"strict\"\nvalue \"true\" of \"strict\"\n"},
        {"`timeout: number`", "code_word \"timeout\"\n"},
    });
}

TEST_CASE("placeholders are no claims") {
    for (const std::string_view text :
         {"`foo`", "`path/to/x`", "`your-app`", "`<name>`", "`https://example.com/a`", "`my_module`", "`FOO_BAR`",
          "see path/to/file.py and my_function and foo_bar", "[a](https://example.com)", "`...`", "`xxx`"}) {
        CAPTURE(text);
        CHECK(markdown_mentions(text).empty());
    }
}

TEST_CASE("in prose only words with a code signal are mentions") {
    check({
        {"Use snake_case here.", "code_word \"snake_case\"\n"},
        {"Use camelCase, PascalCase.", "code_word \"camelCase\"\ncode_word \"PascalCase\"\n"},
        {"Call os.path.join (once).", "code_word \"os.path.join\"\n"},
        {"Call connect() twice.", "call \"connect\"\n"},
        {"Call connect_to(host, port).", "call \"connect_to\" (\"host\", \"port\")\n"},
        {"Set LOG_LEVEL now.", "env_var \"LOG_LEVEL\"\n"},
        {"Pass --dry-run.", "flag \"--dry-run\"\n"},
        {"Edit src/app/main.ts or package.json.", "path \"src/app/main.ts\"\npath \"package.json\"\n"},
        {"See https://acme.dev/a_b.", "url \"https://acme.dev/a_b\"\n"},
        {"read_only/read_write", "code_word \"read_only\"\ncode_word \"read_write\"\n"},
        {"\xE4\xBD\xBF\xE7\x94\xA8snake_case\xE5\x8F\x82", "code_word \"snake_case\"\n"},
        {"Plain words, the JSON of GitHub and JavaScript, Node.js, e.g. this; file(s), and/or. done.Then ACME.", ""},
        {"acme.com and v1.2.3 are no code", ""},
    });
}

TEST_CASE("case is never folded") {
    CHECK(markdown_mentions("`URLFor` `urlFor` `urlfor`") ==
          "code_word \"URLFor\"\ncode_word \"urlFor\"\ncode_word \"urlfor\"\n");
}

TEST_CASE("links are told by where they lead") {
    check({
        {"[a](../b.md#c)", "link \"../b.md#c\"\n"},
        {"[a](#part)", "anchor \"part\"\n"},
        {"[a](https://acme.dev)", "url \"https://acme.dev\"\n"},
        {"![a](img/x.png)", "link \"img/x.png\"\n"},
        {"[a]({{ url }})", ""},
        {"<a href=\"x.md\">`y`</a>", "link \"x.md\"\nliteral \"y\"\n"},
        {"<div><a href=\"x.md\">y</a></div>", "link \"x.md\"\n"},
    });
}

TEST_CASE("a mention knows where it stands") {
    const docs::document doc = docs::read(docs::format::markdown, "a.md",
                                          "top_level\n\n# `one`\n\n## Two\n\n[`three`](x.md)\n\n# Four\n\nfive_six\n");

    REQUIRE(doc.mentions.size() == 5);
    CHECK(doc.mentions[0].section == 0);
    CHECK(doc.mentions[1].in_heading);
    CHECK(doc.mentions[1].in_code);
    CHECK(doc.mentions[2].in_link);
    CHECK_FALSE(doc.mentions[3].in_link);
    CHECK(doc.mentions[3].kind == docs::mention_kind::link);
    CHECK(doc.sections.at(doc.mentions[2].section).path == "one > Two");
    CHECK(doc.sections.at(doc.mentions[4].section).title == "Four");
    CHECK_FALSE(doc.mentions[4].in_code);
    CHECK(doc.blocks.at(doc.mentions[4].block).where.line == 11);
}

TEST_CASE("the signatures of directives are mentions, their other arguments are not") {
    const std::string source =
        ".. py:function:: connect(host, port=80)\n\n   Opens it. The timeout defaults to ``30``.\n\n.. option:: "
        "--level "
        "<name>, -l\n\n   Default: ``info``\n\n.. envvar:: LOG_LEVEL\n\n.. versionadded:: 2.0\n\n.. note:: own_title "
        "here\n";
    std::string out;
    for (const docs::mention& m : docs::read(docs::format::restructuredtext, "docs/a.rst", source).mentions)
        if (m.kind != docs::mention_kind::literal) out += testing::dump_mention(m) + "\n";

    CHECK(out ==
          "call \"connect\" (\"host\", \"port=80\")\nvalue \"30\" of \"connect\"\nflag \"--level\"\nflag \"-l\"\n"
          "code_word \"info\"\nvalue \"info\" of \"--level\"\nenv_var \"LOG_LEVEL\"\ncode_word \"own_title\"\n");
}
