// SPDX-License-Identifier: Apache-2.0
// Names that were held against documents which mean something else by them, each a test.
#include <string>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

TEST_CASE("a program does not call itself deprecated", "[drift][lessons]") {
    drift_case c;
    c.code("lib/acme_bot.rb", "module AcmeBot\n  require \"acme_bot/core\"\nend\n",
           "module AcmeBot\n  require \"acme_bot/core\"\n  DEPRECATOR = ActiveSupport::Deprecation.new(\"6.0\", "
           "\"acme_bot\")\nend\n");
    c.doc("README.md", "Add `acme_bot` to the bundle.\n");
    CHECK_FALSE(find_rule(c.find(), "deprecated-symbol").has_value());
}

TEST_CASE("of pages for one command each, that of the option's command states its default", "[drift][lessons]") {
    const auto options = [](const std::string& value) {
        return "package compose\n\nfunc psCommand() {\n\tcmd := &cobra.Command{Use: \"ps\"}\n\tflags := cmd.Flags()\n"
               "\tflags.StringVar(&opts.Format, \"format\", \"" +
               value + "\", \"Format\")\n}\n";
    };
    const std::string page = "# Options\n\n| Option | Default |\n|---|---|\n| `--format` | `table` |\n";
    drift_case c;
    c.code("cmd/ps.go", options("table"), options("json"));
    c.doc("docs/acme_ps.md", page);
    c.doc("docs/acme_images.md", page);
    c.doc("docs/acme.md", page);
    c.doc("README.md", page);
    std::string pages;
    for (const finding& f : c.find())
        if (f.rule == "changed-default") pages += f.doc.path + "\n";
    CHECK(pages.find("docs/acme_ps.md") != pages.npos);
    CHECK(pages.find("docs/acme.md") != pages.npos);
    CHECK(pages.find("README.md") != pages.npos);
    CHECK(pages.find("docs/acme_images.md") == pages.npos);
}

TEST_CASE("a list that is gone as a whole says nothing of its members", "[drift][lessons]") {
    const std::string checks =
        std::string(30, '\n') +
        "export const f = (x: string) =>\n  x === 'forks' || x === 'vmForks' || x === 'browser' || "
        "x === 'native'\n";
    const auto told_when = [&](const std::string& after) {
        drift_case c;
        c.code("src/pool.ts",
               "const pools = [\n  'forks',\n  'threads',\n  'vmForks',\n  'browser',\n  'native',\n]\n" + checks,
               after + checks);
        c.other_code("src/other.ts", "export const x = ['threads', 'forks']\n");
        c.doc("docs/pool.md", "# Pools\n\n- `forks`\n- `threads`\n- `vmForks`\n- `browser`\n- `native`\n");
        return told(c.find());
    };
    CHECK(told_when("const pools = [\n  'forks',\n  'vmForks',\n  'browser',\n  'native',\n]\n") ==
          "removed-symbol docs/pool.md:4 threads\n");
    CHECK(told_when("").empty());
}

TEST_CASE("a variable that other code reads already is not new", "[drift][lessons]") {
    const auto missing = [](const std::string& other) {
        drift_case c;
        c.code("src/a.js", "const a = [process.env.ACME_URL, process.env.ACME_TOKEN, process.env.ACME_LEVEL];\n",
               "const a = [process.env.ACME_URL, process.env.ACME_TOKEN, process.env.ACME_LEVEL];\n"
               "const b = process.env.ACME_COLOR;\n");
        c.other_code("src/b.js", other);
        c.doc("docs/a.md", "# Environment\n\n- `ACME_URL`: a\n- `ACME_TOKEN`: b\n- `ACME_LEVEL`: c\n");
        return find_rule(c.find(), "undocumented-env").has_value();
    };
    CHECK(missing("const x = 1;\n"));
    CHECK_FALSE(missing("const x = process.env.ACME_COLOR;\n"));
}

TEST_CASE("a name that says it is internal is missing nowhere", "[drift][lessons]") {
    const auto missing = [](const std::string& name) {
        drift_case c;
        const std::string before = "#define ACME_ASSERT 1\n#define ACME_CHECK 2\n#define ACME_EXPECT 3\n";
        c.code("include/acme.h", before, before + "#define " + name + " 4\n");
        c.doc("docs/a.md", "# Macros\n\n- `ACME_ASSERT`: a\n- `ACME_CHECK`: b\n- `ACME_EXPECT`: c\n");
        return find_rule(c.find(), "undocumented-sibling").has_value();
    };
    CHECK(missing("ACME_REQUIRE"));
    CHECK_FALSE(missing("ACME_INTERNAL_COMMA"));
}

TEST_CASE("the type of a common name is told where its owner is", "[drift][lessons]") {
    const auto changed = [](const std::string& function) {
        drift_case c;
        c.code("src/models.py", "def register(name: Optional[str] = None):\n    return name\n",
               "def register(name: Path | None = None):\n    return name\n");
        c.doc("docs/a.md", "# Use\n\n```python\ndef " + function + "(name: Optional[str] = None):\n    pass\n```\n");
        return find_rule(c.find(), "changed-type").has_value();
    };
    CHECK(changed("register"));
    CHECK_FALSE(changed("hello"));
}

TEST_CASE("a phrase that all of a page is made of is not the code's text", "[drift][lessons]") {
    const auto told_times = [](int times) {
        drift_case c;
        const std::string code = "pub fn nim_version() -> u8 {\n    1\n}\n";
        c.code("src/nim.rs", "/// The current directory contains a file called `nim.cfg` somewhere.\n" + code, code);
        std::string page = "# Modules\n";
        for (int i = 0; i < times; ++i)
            page += "\n## Module" + std::to_string(i) + "\n\nThe current directory contains a file called `x`.\n";
        c.doc("docs/config.md", page);
        return find_rule(c.find(), "changed-text").has_value();
    };
    CHECK(told_times(2));
    CHECK_FALSE(told_times(9));
}

TEST_CASE("what Rust compiles for tests of its documentation alone is nobody's", "[drift][lessons]") {
    const auto missing = [](const std::string& attribute) {
        drift_case c;
        const std::string before = "pub struct LineReader;\npub struct WordReader;\npub struct PageReader;\n";
        c.code("src/lib.rs", before, before + attribute + "pub struct ReadmeDoctests;\n");
        c.doc("README.md", "# Readers\n\n- `LineReader`: a\n- `WordReader`: b\n- `PageReader`: c\n");
        return find_rule(c.find(), "undocumented-sibling").has_value();
    };
    CHECK(missing(""));
    CHECK_FALSE(missing("#[cfg(doctest)]\n"));
}
