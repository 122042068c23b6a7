// SPDX-License-Identifier: Apache-2.0
// Types that documents state of options, fields and parameters.
#include <optional>
#include <string>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

namespace {

std::string told_of(const std::string& before, const std::string& after, const std::string& doc) {
    drift_case c;
    c.code("src/options.ts", "export interface Options {\n  " + before + "\n}\n",
           "export interface Options {\n  " + after + "\n}\n");
    c.doc("docs/a.md", doc);
    return told(c.find());
}

} // namespace

TEST_CASE("a type that stands with its option's name is stale when the option has another", "[drift][types]") {
    const std::string page = "# Options\n\n## clientPort\n\n- **Type:** `number | false`\n- **Default:** `24678`\n";
    CHECK(told_of("clientPort?: number | false", "clientPort?: number", page) ==
          "changed-type docs/a.md:5 clientPort\n");
    CHECK(told_of("otherPort?: number | false", "otherPort?: number", page).empty());
}

TEST_CASE("a type that became conditional is still one of those it may be", "[drift][types]") {
    CHECK(told_of("killAfter?: number | false", "killAfter?: Unless<IsSync, number | false>",
                  "# killAfter\n\nType: `number | false`\n")
              .empty());
}

TEST_CASE("a type is compared without its blanks, and in tables without the backslashes", "[drift][types]") {
    CHECK(told_of("bodyType?: string|Buffer", "bodyType?: string|Buffer|Iterable",
                  "| Name | Type |\n|---|---|\n| `bodyType` | `string \\| Buffer` |\n") ==
          "changed-type docs/a.md:3 bodyType\n");
}

TEST_CASE("a statement that has the new type already is no finding", "[drift][types]") {
    CHECK(told_of("bodyType?: string | Buffer", "bodyType?: string | Buffer | Iterable",
                  "# bodyType\n\nType: `string | Buffer | Iterable`\n")
              .empty());
}

TEST_CASE("a type told in other words is held against the words it has", "[drift][types]") {
    CHECK(told_of("bodyType?: string | Buffer | Readable | FormDataLike",
                  "bodyType?: string | Buffer | Readable | FormDataLike | Iterable",
                  "# bodyType\n\n**Type: `string | Buffer | stream.Readable | FormData`**\n") ==
          "changed-type docs/a.md:3 bodyType\n");
    CHECK(told_of("bodyType?: string | Buffer", "bodyType?: string | Buffer | Iterable",
                  "# bodyType\n\nType: `Function`\n\nA string.\n")
              .empty());
}

TEST_CASE("a declaration that a page shows states the type of what it declares", "[drift][types]") {
    const std::string page = "# hmr\n\n- **Type:** `boolean | { clientPort?: number | false, path?: string }`\n";
    const std::string found = told_of("clientPort?: number | false", "clientPort?: number", page);
    CHECK(found == "changed-type docs/a.md:3 clientPort\n");
    CHECK(told_of("clientPort?: number", "clientPort?: number | false",
                  "`{ clientPort?: number | false }` is what it takes.\n")
              .empty());
}

TEST_CASE("what a constructor takes is said with its type's name", "[drift][types]") {
    drift_case c;
    c.code("src/a.py", "class Client:\n    def __init__(self, base_url, read_limit=5):\n        pass\n",
           "class Client:\n    def __init__(self, base_url):\n        pass\n");
    c.doc("docs/a.md", "Use `Client(base_url, read_limit=5)`, not `Server(read_limit=5)`.\n");
    const std::optional<finding> found = find_rule(c.find(), "removed-parameter");
    REQUIRE(found.has_value());
    CHECK(found->explanation == "The parameter `read_limit` of `Client` was removed.");
}

TEST_CASE("a signature shown with its types is stale when one of them is another", "[drift][types]") {
    drift_case c;
    c.code("src/a.py", "def fetch_page(page_url: str, limit: int):\n    pass\n",
           "def fetch_page(page_url: str, limit: float):\n    pass\n");
    c.doc("docs/a.md", "`fetch_page(page_url: str, limit: int)` gives a page.\n");
    const std::optional<finding> found = find_rule(c.find(), "changed-signature");
    REQUIRE(found.has_value());
    CHECK(found->explanation == "The type `int` of `fetch_page.limit` is now `float`.");
}

TEST_CASE("a reference that names an overload by its types is stale when no overload has them", "[drift][types]") {
    const std::string one = "#include <cstdio>\nvoid show(FILE* f, const text_style& style, int count);\n";
    const std::string other = "void show(const text_style& style, int count);\n";
    drift_case c;
    c.code("include/a.h", one + other, one + "void show(text_style style, int count);\n");
    c.doc("docs/a.md",
          "# Show\n\n::: show(FILE*, const text_style&, int)\n\n::: show(const text_style&, int)\n\n::: show(int)\n");
    c.doc("docs/b.rst",
          ".. doxygenfunction:: show(const text_style &style, int count)\n"
          ".. doxygenfunction:: show(const text_style&, int)\n");
    const std::string found = told(c.find());
    CHECK(found.find("changed-signature docs/a.md:5 show\n") != found.npos);
    CHECK(found.find("docs/a.md:3") == found.npos);
    CHECK(found.find("docs/a.md:7") == found.npos);
    CHECK(found.find("changed-signature docs/b.rst:2 show\n") != found.npos);
}

TEST_CASE("what moved to where nobody outside may use it is gone for a reference", "[drift][types]") {
    drift_case c;
    c.code("include/a.h", "namespace fmt {\nstruct is_char {\n  int x;\n};\n}\n",
           "namespace fmt {\nnamespace detail {\nstruct is_char {\n  int x;\n};\n}\n}\n");
    c.doc("docs/a.md", "::: is_char\n");
    const std::optional<finding> found = find_rule(c.find(), "removed-symbol");
    REQUIRE(found.has_value());
    CHECK(found->score >= 0.8);
}

TEST_CASE("a dependency that left is told in a list of them, though the code still has a word of that name",
          "[drift][types]") {
    const auto found_in = [](const std::string& doc) {
        drift_case c;
        c.code("pyproject.toml",
               "[project]\nname = \"acme\"\ndependencies = [\"requests\", \"sniffer\", \"idnafix\", \"certs\"]\n",
               "[project]\nname = \"acme\"\ndependencies = [\"sniffer\", \"idnafix\", \"certs\"]\n");
        c.other_code("acme/requests.py", "from acme import requests\n");
        c.doc("README.md", doc);
        return find_rule(c.find(), "removed-symbol").has_value();
    };
    CHECK(found_in("- `requests`: for tests.\n- `sniffer`: detection.\n- `idnafix`: names.\n- `certs`: roots.\n"));
    CHECK_FALSE(found_in("- `requests`: the module of requests.\n- `routes`: that of routes.\n"));
}

TEST_CASE("a value that stands right behind its key in a page is that key's value", "[drift][types]") {
    const auto evidence_of = [](const std::string& doc) {
        drift_case c;
        c.code("lib/a.rb", "DEFAULTS = {\n  \"toc_levels\" => \"1..6\",\n  \"smart_quotes\" => \"lsquo\",\n}\n",
               "DEFAULTS = {\n  \"toc_levels\" => (1..6).to_a,\n  \"smart_quotes\" => \"lsquo\",\n}\n");
        c.doc("docs/a.md", doc);
        const std::optional<finding> found = find_rule(c.find(), "replaced-value");
        REQUIRE(found.has_value());
        double near = 0;
        for (const auto& e : found->evidences)
            if (e.name == "container-near") near = e.value;
        return near;
    };
    CHECK(evidence_of("```yaml\nkramdown:\n  toc_levels: 1..6\n  smart_quotes: lsquo\n```\n") == 1);
    CHECK(evidence_of("Set `toc_levels`; there are `smart_quotes` and `1..6` too.\n") == 0);
}
