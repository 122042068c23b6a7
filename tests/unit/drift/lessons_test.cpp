// SPDX-License-Identifier: Apache-2.0
// What checkers of documentation have been wrong about before, each a test.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

namespace {

const std::string load_all = "def load_all(path):\n    data = parse(path)\n    return check(data)\n";

} // namespace

TEST_CASE("a word is a mention by its marks or its form, not by its letters", "[drift][lessons]") {
    const auto findings_for = [](const std::string& doc) {
        drift_case c;
        c.code("src/a.py", "class Widget:\n    pass\n\nclass Other:\n    pass\n", "class Other:\n    pass\n");
        c.doc("docs/a.md", doc);
        return told(c.find());
    };
    CHECK(findings_for("A Widget is a thing with a handle.\n").empty());
    CHECK(findings_for("Make a `Widget` first.\n") == "removed-symbol docs/a.md:1 Widget\n");
}

TEST_CASE("names that differ in case are different names", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "class Widget:\n    pass\n", "WIDGET_COUNT = 1\n");
    c.doc("docs/a.md", "Make a `widget`, or a `WIDGET`.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("a paragraph that is only wrapped anew is no change", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "\"\"\"Copies every font file into the\noutput folder of the project.\n\"\"\"\nX_ONE = 1\n",
           "\"\"\"Copies every font\nfile into the output folder of the project.\n\"\"\"\nX_ONE = 1\n");
    c.doc("docs/a.md", "Copies every font file into the output folder of the project.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("what moved is not removed", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", load_all, "X_ONE = 1\n");
    c.code("src/b.py", "Y_TWO = 2\n", "Y_TWO = 2\n\n" + load_all);
    c.doc("docs/a.md", "Call `load_all(path)`.\n");
    CHECK_FALSE(find_rule(c.find(), "removed-symbol").has_value());
}

TEST_CASE("a moved file takes its names along", "[drift][lessons]") {
    drift_case c;
    c.move("src/a.py", "lib/a.py", load_all);
    c.doc("docs/a.md", "Call `load_all(path)`.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("a name that other code still has is not gone", "[drift][lessons]") {
    const auto told_when = [](bool used) {
        drift_case c;
        c.code("src/a.py", load_all, "X_ONE = 1\n");
        if (used) c.other_code("src/b.py", load_all);
        c.doc("docs/a.md", "Call `load_all(path)`.\n");
        return find_rule(c.find(), "removed-symbol").has_value();
    };
    CHECK(told_when(false));
    CHECK_FALSE(told_when(true));
}

TEST_CASE("a word that is no element is not gone while any code has it", "[drift][lessons]") {
    const auto findings_for = [](bool used) {
        drift_case c;
        c.code("src/a.py", "X_ONE = [\"copy_mode\", \"link_mode\"]\n", "X_ONE = [\"link_mode\"]\n");
        if (used) c.other_code(".tools/b.py", "Y_TWO = \"copy_mode\"\n");
        c.doc("docs/a.md", "Choose `copy_mode`.\n");
        return find_rule(c.find(), "removed-symbol").has_value();
    };
    CHECK(findings_for(false));
    CHECK_FALSE(findings_for(true));
}

TEST_CASE("placeholder paths are no claims", "[drift][lessons]") {
    drift_case c;
    c.code("src/client.py", "X_ONE = 1\n", std::nullopt);
    c.doc("docs/a.md", "Put it at `path/to/client.py` or `your-app/client.py` or `<src>/client.py`.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("example projects inside documentation are not our code", "[drift][lessons]") {
    drift_case c;
    c.code("docs/examples/app/main.py", load_all, "X_ONE = 1\n");
    c.code("docs_src/tutorial/main.py", load_all, "X_ONE = 1\n");
    c.doc("docs/a.md", "Call `load_all(path)`.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("file names in a drawn tree are no claims about paths", "[drift][lessons]") {
    drift_case c;
    c.code("src/client.py", "X_ONE = 1\n", std::nullopt);
    c.doc("docs/a.md", "```\nmyproject/\n\xe2\x94\x9c\xe2\x94\x80\xe2\x94\x80 client.py\n```\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("locale codes and other short words in quotes are not names", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "X_ONE = [\"de\", \"en\", \"fr\"]\n", "X_ONE = [\"en\", \"fr\"]\n");
    c.doc("docs/a.md", "Translations: `de`, `en`, `fr`.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("what is told in change logs, proposals and generated pages is advisory and never mended",
          "[drift][lessons]") {
    const auto [path, text] = GENERATE(table<std::string, std::string>({
        {"CHANGELOG.md", "- `load_all` came.\n"},
        {"docs/adr/0001-loading.md", "We will use `load_all`.\n"},
        {"docs/rfcs/0001-loading.md", "We will use `load_all`.\n"},
        {"docs/a.md", "<!-- This file is auto-generated. Do not edit. -->\n\n`load_all`\n"},
    }));
    drift_case c;
    c.code("src/a.py", load_all, "def read_all(path):\n    data = parse(path)\n    return check(data)\n");
    c.doc(path, text);
    const std::vector<finding> findings = c.find();
    INFO(path << "\n" << told(findings));
    for (const finding& f : findings) {
        CHECK(f.advisory);
        CHECK_FALSE(f.mend.has_value());
    }
}

TEST_CASE("a claim that the change itself wrote was never true before, and is no finding", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", load_all, "X_ONE = 1\n");
    c.edited_doc("docs/a.md", "# Use\n", "# Use\n\nThere is no `load_all` any more.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("a claim that the change left standing in a document it edits is a finding", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", load_all, "X_ONE = 1\n");
    c.edited_doc("docs/a.md", "# Use\n\nCall `load_all`.\n", "# Use\n\nCall `load_all`.\n\nAnd so on.\n");
    CHECK(find_rule(c.find(), "removed-symbol").has_value());
}

TEST_CASE("a word out of a message is no member of a list", "[drift][lessons]") {
    const auto findings_for = [](const std::string& entry) {
        drift_case c;
        c.code("src/a.js", "const names = ['copy-mode', 'link-mode'];\n",
               "const names = ['copy-mode', 'link-mode', " + entry + "];\n");
        c.doc("docs/a.md", "# Modes\n\n- `copy-mode`: copies.\n- `link-mode`: links.\n");
        return told(c.find());
    };
    CHECK(findings_for("'move-mode'") == "undocumented-sibling docs/a.md:4 move-mode\n");
    CHECK(findings_for("`The mode is unknown`").empty());
}

TEST_CASE("what a parameter is called matters only where callers can name it", "[drift][lessons]") {
    const auto renamed = [](const std::string& path, const std::string& before, const std::string& after) {
        drift_case c;
        c.code(path, before, after);
        c.doc("docs/a.md", "`fetch_page(url, connect_timeout)` gives one page.\n");
        return find_rule(c.find(), "renamed-parameter").has_value();
    };
    CHECK(renamed("a.py", "def fetch_page(url, connect_timeout):\n    return get(url)\n",
                  "def fetch_page(url, timeout):\n    return get(url)\n"));
    CHECK_FALSE(renamed("a.js", "export function fetch_page(url, connect_timeout) { return get(url); }\n",
                        "export function fetch_page(url, timeout) { return get(url); }\n"));
}

TEST_CASE("a warning names what goes and what comes, and only the first is stale", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "def old_way():\n    pass\n\ndef new_way():\n    pass\n",
           "def old_way():\n    warn(\"old_way is deprecated, use new_way instead\")\n\ndef new_way():\n    pass\n");
    c.doc("docs/a.md", "Call `old_way()`.\n\n# New\n\nCall `new_way()`.\n");
    c.doc("docs/b.md", "`old_way()` is deprecated.\n");
    CHECK(told(c.find()) == "deprecated-symbol docs/a.md:1 old_way\n");
}

TEST_CASE("a name that the package no longer shows is gone for its readers", "[drift][lessons]") {
    drift_case c;
    c.code("src/acme/__init__.py", "from .io import load_all\nfrom .io import save_all\n",
           "from .io import save_all\n");
    c.other_code("src/acme/io.py", load_all);
    c.doc("docs/a.md", "Call `load_all(path)`.\n");
    CHECK(told(c.find()) == "removed-symbol docs/a.md:1 load_all\n");
}

TEST_CASE("a dependency that no manifest has any more is told wherever a list names it", "[drift][lessons]") {
    drift_case c;
    c.code("pyproject.toml", "[project]\nname = \"acme\"\ndependencies = [\"idnafix\", \"sniffer\"]\n",
           "[project]\nname = \"acme\"\ndependencies = [\"sniffer\"]\n");
    c.doc("README.md", "It stands on:\n\n- `idnafix`: names.\n- `sniffer`: detection.\n");
    const std::vector<finding> findings = c.find();
    CHECK(told(findings) == "removed-symbol README.md:3 idnafix\n");
}

TEST_CASE("what left a list of the code has left the list of the document too", "[drift][lessons]") {
    const auto found = [](const std::string& after, const std::string& doc) {
        drift_case c;
        c.code("setup.py",
               "setup(extras={\"full\": [\n\"aiofiles\",\n\"graphene\",\n\"itsdangerous\",\n\"jinja2\",\n]})\n", after);
        c.other_code("requirements.txt", "aiofiles\n");
        c.doc("README.md", doc);
        return told(c.find());
    };
    const std::string without = "setup(extras={\"full\": [\n\"graphene\",\n\"itsdangerous\",\n\"jinja2\",\n]})\n";
    const std::string page =
        "- `aiofiles`: files.\n- `jinja2`: pages.\n- `graphene`: queries.\n- `itsdangerous`: cookies.\n";
    CHECK(found(without, page) == "removed-symbol README.md:1 aiofiles\n");
    CHECK(found(without, "- `aiofiles`: files.\n- `other`: things.\n").empty());
    CHECK(found(without + "more = [\"aiofiles\"]\n", page).empty());
}

TEST_CASE("the value of a pair is no member beside the keys", "[drift][lessons]") {
    const auto found = [](const std::string& line) {
        drift_case c;
        c.code("lib/a.rb", "DEFAULTS = {\n  \"toc_levels\" => \"1..6\",\n  \"smart_quotes\" => \"lsquo\",\n}\n",
               "DEFAULTS = {\n" + line + "  \"smart_quotes\" => \"lsquo\",\n}\n");
        c.doc("docs/a.md", "# Defaults\n\n- `toc_levels`\n- `smart_quotes`\n");
        return told(c.find());
    };
    CHECK(found("  \"toc_levels\" => \"all_six\",\n").find("all_six") == std::string::npos);
    CHECK(found("  \"toc_levels\" => \"1..6\",\n  \"hard_wrap\" => \"no\",\n").find("hard_wrap") != std::string::npos);
}

TEST_CASE("the new name of a renamed option is told by the rename alone", "[drift][lessons]") {
    const auto options = [](const std::string& names) {
        std::string out = "import argparse\nparser = argparse.ArgumentParser()\n";
        for (const std::string& name : std::vector<std::string>{names, "--host", "--log-level"})
            out += "parser.add_argument(\"" + name + "\", default=\"x\", help=\"words about it\")\n";
        return out;
    };
    drift_case c;
    c.code("src/server.py", options("--port"), options("--listen-port"));
    c.doc("docs/cli.md",
          "| Option | Meaning |\n|---|---|\n| `--port` | One. |\n| `--host` | Two. |\n"
          "| `--log-level` | Three. |\n");
    CHECK(told(c.find()) == "renamed-option docs/cli.md:3 --port\n");
}

TEST_CASE("a name that nothing has any more is stale wherever a document sets it apart", "[drift][lessons]") {
    const auto findings_for = [](const std::string& before, const std::string& doc) {
        drift_case c;
        c.code("src/a.kt", before, "package a\n\nval keep = 1\n");
        c.doc("docs/a.md", doc);
        const std::vector<finding> findings = c.find();
        return findings.empty() ? 0.0 : findings.front().score;
    };
    const std::string option = "package a\n\nval keep = 1\n\nval x = find(\"max_line_length\")\n";
    CHECK(findings_for(option, "Set `max_line_length` first.\n") >= 0.9);
    CHECK(findings_for(option, "A max line length is set.\n") == 0.0);
}

TEST_CASE("a private name is not the public one without its underscore", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.ts", "export class Client {\n\tprotected _retryCount = 0;\n}\n",
           "export class Client {\n\t#retryCount = 0;\n}\n");
    c.doc("readme.md", "The hook gets `retryCount`.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("a hyphenated key that the code no longer has is gone", "[drift][lessons]") {
    drift_case c;
    c.code("config/a.yml", "output:\n  copy-fonts: true\n  theme: x\n", "output:\n  theme: x\n");
    c.doc("docs/a.md", "- **copy-fonts:** Copies the fonts.\n");
    const auto found = find_rule(c.find(), "removed-config-key");
    REQUIRE(found.has_value());
    CHECK(found->score >= 0.9);
}

TEST_CASE("an option that only messages speak of with its dashes is not gone while it is declared",
          "[drift][lessons]") {
    const auto told_when = [](bool declared) {
        const std::string option = declared ? "    options = [option(\"sync\", None, \"Keep all in step.\")]\n" : "";
        drift_case c;
        c.code("src/install.py",
               "class Install(Command):\n" + option +
                   "    def handle(self):\n        self.warn(\"Use the `--sync` option instead.\")\n",
               "class Install(Command):\n" + option + "    def handle(self):\n        pass\n");
        c.doc("docs/cli.md", "Run `tool install --sync`.\n");
        return find_rule(c.find(), "removed-symbol").has_value();
    };
    CHECK(told_when(false));
    CHECK_FALSE(told_when(true));
}

TEST_CASE("a key behind an interpolated prefix is gone when its string is", "[drift][lessons]") {
    drift_case c;
    c.code("src/ObjectNaming.kt", "class ObjectNamingRule : Rule(\"$RULE_SET:object-naming\")\n", std::nullopt);
    c.doc("docs/rules.md", "### Object naming\n\nRule id: `experimental:object-naming`\n");
    CHECK(find_rule(c.find(), "removed-symbol").has_value());
}

TEST_CASE("an address that comments and documents share is no text of the code", "[drift][lessons]") {
    drift_case c;
    c.code("src/a.py", "# See https://code.example.org/own/tool/issues for more.\nX_ONE = 1\n", "X_ONE = 1\n");
    c.doc("docs/a.md", "Tell us at https://code.example.org/own/tool/issues what is wrong.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("what tells a type checker of an overload is no definition", "[drift][lessons]") {
    const std::string function = "def clamp_all(low: int, strict: bool = False):\n    return low\n";
    const std::string stub = "@t.overload\ndef clamp_all(low: int, strict: bool = ...) -> int: ...\n";
    drift_case c;
    c.code("src/a.py", function, stub + stub + function);
    c.doc("docs/a.md", "# Limits\n\n- `clamp_all(low, strict=False)`: keeps within limits.\n");
    CHECK(told(c.find()).empty());
}

TEST_CASE("a changed body is a hint where the document has an entry for it", "[drift][lessons]") {
    const auto hints_for = [](const std::string& doc) {
        drift_case c;
        c.code("src/a.py", "def load_all(path):\n    return parse(path)\n",
               "def load_all(path):\n    return parse(path, deep=1)\n");
        c.doc("docs/a.md", doc);
        return c.hints();
    };
    CHECK(hints_for("Call `load_all` with a path.\n").empty());
    const auto hints = hints_for("# Functions\n\n- `load_all(path)`: reads what is there.\n");
    REQUIRE(told(hints) == "changed-behaviour docs/a.md:3 load_all\n");
    CHECK(hints.front().advisory);
    CHECK(hints.front().score <= 0.5);
}
