// SPDX-License-Identifier: Apache-2.0
// What checkers of documentation have been wrong about before, each a test: of what is new and missing.
#include <optional>
#include <string>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

TEST_CASE("names that begin alike are a family wherever the code reads them", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "import os\nLIMIT = 15\n", "import os\nLIMIT = int(os.getenv(\"ACME_HTTP_TIMEOUT\", 15))\n");
    c.doc("docs/a.md", "# Variables\n\n- `ACME_CACHE_URL`: the cache.\n- `ACME_LOG_LEVEL`: how much is told.\n");
    CHECK(told(c.find()) == "undocumented-env docs/a.md:3 ACME_HTTP_TIMEOUT\n");
}

TEST_CASE("an entry in bold is an entry", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.rs", "pub struct Html {\n    pub curly_quotes: bool,\n    pub print: bool,\n}\n",
           "pub struct Html {\n    pub print: bool,\n}\n");
    c.doc("docs/a.md", "- **curly-quotes:** an old name.\n- **print:** prints.\n");
    CHECK(told(c.find()) == "removed-symbol docs/a.md:1 curly_quotes\n");
}

TEST_CASE("a signature that lists every parameter lacks a new one", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "class Socket:\n    async def accept(self, subprotocol=None):\n        pass\n",
           "class Socket:\n    async def accept(self, subprotocol=None, headers=None):\n        pass\n");
    c.doc("docs/a.md", "* `await socket.accept(subprotocol=None)`\n");
    const std::optional<finding> found = find_rule(c.find(), "changed-signature");
    REQUIRE(found.has_value());
    CHECK(found->score >= 0.8);
}

TEST_CASE("a type in quotes is no new entry", "[drift][lessons]") {
    const auto found = [](const std::string& line) {
        drift_case c;
        c.code("src/a.py", "import typing\nX = [\"t.Any\", \"t.Optional\"]\n",
               "import typing\nX = [\"t.Any\", \"t.Optional\"]\n" + line);
        c.doc("docs/a.md", "# Types\n\n- `t.Any`\n- `t.Optional`\n");
        return told(c.find());
    };
    CHECK(found("\n\ndef _f(x) -> \"t.NoReturn\":\n    pass\n").empty());
    CHECK(found("\n\ndef _f(x: \"t.NoReturn\"):\n    pass\n").empty());
    CHECK(found("Y = [\"t.NoReturn\"]\n") == "undocumented-sibling docs/a.md:4 t.NoReturn\n");
}

TEST_CASE("what a private module defines is missing nowhere until the package shows it", "[drift][lessons]") {
    const std::string old = "class LineDecoder:\n    pass\n\nclass ByteDecoder:\n    pass\n";
    const std::string text_decoder = "\nclass TextDecoder:\n    pass\n";
    const std::string page = "# Decoders\n\n- `LineDecoder`\n- `ByteDecoder`\n";
    std::string word;
    const auto found = [&](const std::string& path, bool shown) {
        drift_case c;
        c.code(path, old, old + text_decoder);
        const std::string front = "from ._decoders import LineDecoder\nfrom ._decoders import ByteDecoder\n";
        if (shown) c.code("acme/__init__.py", front, front + "from ._decoders import TextDecoder\n");
        c.doc("docs/a.md", page);
        return find_rule(c.find(), "undocumented-sibling").has_value();
    };
    CHECK(found("acme/decoders.py", false));
    CHECK_FALSE(found("acme/_decoders.py", false));
    CHECK(found("acme/_decoders.py", true));
}

TEST_CASE("what the change wrote into a page itself is not missing there", "[drift][lessons]") {
    const std::string old = "class LineDecoder:\n    pass\n\nclass ByteDecoder:\n    pass\n";
    const std::string page = "# Decoders\n\n- `LineDecoder`\n- `ByteDecoder`\n";
    std::string word;
    const auto found = [&](const std::string& after) {
        drift_case c;
        c.code("acme/decoders.py", old, old + "\nclass TextDecoder:\n    pass\n");
        c.edited_doc("docs/a.md", page + word, after + word);
        return find_rule(c.find(), "undocumented-sibling").has_value();
    };
    CHECK(found(page + "\nMore.\n"));
    CHECK_FALSE(found(page + "\nTextDecoder is for text.\n"));
    // The page had the word, and the change wrote its entry.
    word = "\nThere may be a `TextDecoder` one day.\n";
    CHECK(found(page + "\nMore.\n"));
    CHECK_FALSE(found(page + "- `TextDecoder`\n"));
}

TEST_CASE("the sides of one new thing are told once in a document", "[drift][lessons]") {
    const auto config = [](const std::string& more) {
        return "class Config:\n    def set_color_mode(self):\n        pass\n    def set_line_size(self):\n        "
               "pass\n"
               "    def set_page_count(self):\n        pass\n" +
               more;
    };
    drift_case c;
    c.code("src/a.py", config(""),
           config("    def set_font_path(self):\n        pass\n    def set_font_path_step(self):\n        pass\n"));
    c.doc("docs/a.md", "# Setters\n\n- `set_color_mode()`\n- `set_line_size()`\n- `set_page_count()`\n");
    const auto findings = c.find();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().explanation.find("set_font_path_step") != std::string::npos);
}

TEST_CASE("of sections with the same table the one about the code's topic lacks the new key", "[drift][lessons]") {
    const auto config = [](const std::string& more) {
        return "pub struct NimConfig {\n    pub symbol_text: String,\n    pub style_name: String,\n" + more + "}\n";
    };
    const std::string table =
        "| Option | What |\n| --- | --- |\n| `symbol_text` | text |\n| `style_name` | style |\n\n";
    drift_case c;
    c.code("src/configs/nim.rs", config(""), config("    pub detect_folders: String,\n"));
    c.doc("docs/a.md", "# All\n\n## Aws\n\n" + table + "## Nim\n\n" + table + "## Perl\n\n" + table);
    const auto findings = c.find();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().doc.start == 15);
}

TEST_CASE("a list of classes is told as one", "[drift][lessons]") {
    const auto found = [](const std::string& added) {
        drift_case c;
        const std::string old = "class LineDecoder:\n    pass\n\nclass ByteDecoder:\n    pass\n";
        c.code("src/a.py", old, old + added);
        c.doc("docs/a.md", "# Decoders\n\n- `LineDecoder`\n- `ByteDecoder`\n");
        return find_rule(c.find(), "undocumented-sibling");
    };
    const std::optional<finding> one = found("\nclass TextDecoder:\n    pass\n");
    REQUIRE(one.has_value());
    CHECK(one->claim == "this part of docs/a.md lists the classes that `TextDecoder` belongs to");
    CHECK(one->explanation == "The new class `TextDecoder` is not in this list, which has its siblings.");
    const std::optional<finding> two = found("\nclass TextDecoder:\n    pass\n\nclass CharDecoder:\n    pass\n");
    REQUIRE(two.has_value());
    CHECK(two->explanation.starts_with("The new classes `"));
    CHECK(two->explanation.ends_with("` are not in this list, which has their siblings."));
}
