// SPDX-License-Identifier: Apache-2.0
#include "drift/values.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using namespace delta::drift;

TEST_CASE("a value is told as a document would write it", "[drift][values]") {
    const std::vector<std::pair<std::string_view, std::string_view>> cases = {
        {"5", "5"},
        {" 5 ", "5"},
        {"5L", "5"},
        {"2.5f", "2.5"},
        {"1_000", "1000"},
        {"0xffL", "0xffL"},
        {"-1", "-1"},
        {"'utf-8'", "utf-8"},
        {"\"utf-8\"", "utf-8"},
        {"`x`", "x"},
        {"Some(5)", "5"},
        {"Duration::from_secs(5)", "5"},
        {"String::from(\"x y\")", "x y"},
        {"Level.Info", "Level.Info"},
        {"None", "None"},
        {"[]", "[]"},
        {"{}", "{}"},
    };
    for (const auto& [written, plain] : cases) {
        INFO(written);
        CHECK(plain_value(written) == plain);
    }
}

TEST_CASE("what is computed is no plain value", "[drift][values]") {
    for (const std::string_view written :
         {"", "a + b", "60 * 60", "f(1, 2)", "[1, 2]", "x => x", "(5)", "a\nb", "new Map()"}) {
        INFO(written);
        CHECK(plain_value(written).empty());
    }
    CHECK(plain_value(std::string(200, 'a')).empty());
}

TEST_CASE("a value stands in a text as a word, and not within another number", "[drift][values]") {
    const std::vector<std::pair<std::string_view, bool>> cases = {
        {"is 5 by default", true},
        {"`5`", true},
        {"\"5\"", true},
        {"5.", true},
        {"=5;", true},
        {"15", false},
        {"50", false},
        {"1.5", false},
        {"5.1", false},
        {"5s", false},
        {"v5", false},
        {"5\xc3\xa9", false},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(has_value(text, "5") == expected);
    }
    CHECK(has_value("encoding `utf-8`, always", "utf-8"));
    CHECK_FALSE(has_value("anything", ""));
}

TEST_CASE("values that stand everywhere are trivial in any case of letters", "[drift][values]") {
    for (const std::string_view value : {"0", "1", "true", "True", "NULL", "None", ""}) CHECK(is_trivial_value(value));
    for (const std::string_view value : {"5", "utf-8", "10", "truely"}) CHECK_FALSE(is_trivial_value(value));
}

TEST_CASE("the version of a language that is asked for is what its documents say, as far as they say it",
          "[drift][values]") {
    const auto said = [](const std::string& path, const std::string& before, const std::string& after,
                         const std::string& page) {
        delta::testing::drift_case c;
        c.code(path, before, after);
        c.doc("docs/a.md", page);
        return delta::testing::told(c.find());
    };
    const auto go = [&](const std::string& page) {
        return said("go.mod", "module a.b/c\n\ngo 1.24.0\n\ntoolchain go1.24.7\n", "module a.b/c\n\ngo 1.25.0\n", page);
    };
    CHECK(go("Requires Go 1.24.0 on every system.\n") == "changed-version docs/a.md:1 1.24.0\n");
    CHECK(go("Go 1.24 or later is needed.\n") == "changed-version docs/a.md:1 1.24\n");
    CHECK(go("# Needs\n\n* a shell\n* Go 1.24+\n").ends_with(":4 1.24\n"));
    CHECK(go("Since Go 1.24 this is shorter.\n").empty());
    CHECK(go("Go 1.24 and later supports it by itself.\n").empty());
    CHECK(go("Version 3 is the last to support Go 1.24.\n").empty());
    CHECK(go("Tool 2.1 will support Go 1.24+.\n").empty());
    CHECK(go("It came with Go 1.24, which has it without a flag; it works over a network and is supported.\n").empty());
    CHECK(go("A shell is required. With Go 1.24 it is shorter.\n").empty());
    CHECK(go("Requires Go 1.23 or later.\n").empty());
    CHECK(go("Requires 1.24 of another tool.\n").empty());
    const auto python = [&](const std::string& page) {
        return said("pyproject.toml", "[project]\nname = \"a\"\nrequires-python = \">=3.9\"\n",
                    "[project]\nname = \"a\"\nrequires-python = \">=3.10\"\n", page);
    };
    CHECK(python("Tool supports Python\n3.9 and newer.\n") == "changed-version docs/a.md:2 3.9\n");
    CHECK(python("It runs on Python 3.9+.\n") == "changed-version docs/a.md:1 3.9\n");
    CHECK(said("package.json", "{\"name\": \"a\", \"engines\": {\"node\": \">=18\"}}\n",
               "{\"name\": \"a\", \"engines\": {\"node\": \">=20\"}}\n",
               "Requires Node.js 18 or later.\n") == "changed-version docs/a.md:1 18\n");
    CHECK(said("Cargo.toml", "[package]\nname = \"a\"\nrust-version = \"1.70.0\"\n",
               "[package]\nname = \"a\"\nrust-version = \"1.74.0\"\n",
               "Rust 1.70 is the minimum.\n") == "changed-version docs/a.md:1 1.70\n");
}

TEST_CASE("a value that is read from elsewhere first may be what it was", "[drift][values]") {
    const auto said = [](const std::string& before, const std::string& after) {
        delta::testing::drift_case c;
        c.code("src/a.py",
               "class Context:\n    def __init__(self, color=None):\n        self.shown_color = " + before + "\n",
               "class Context:\n    def __init__(self, color=None):\n        self.shown_color = " + after + "\n");
        c.doc("docs/a.md", "# Context\n\n- `Context.shown_color`: `" + before + "`, how it looks.\n");
        return delta::testing::told(c.find());
    };
    CHECK(said("30", "50") == "changed-default docs/a.md:3 shown_color\n");
    CHECK(said("30", "get_config(\"COLOR\", 50)") == "changed-default docs/a.md:3 shown_color\n");
    CHECK(said("30", "get_config(\"COLOR\", 30)").empty());
    CHECK(said("shown_color", "other_color").find("changed-default") == std::string::npos);
}
