// SPDX-License-Identifier: Apache-2.0
// What checkers of documentation have been wrong about before, each a test: of what is gone or going.
#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

namespace {

// What is told of a page when one file changes.
std::string told_of(const std::string& path, const std::string& before, const std::string& after,
                    const std::string& page) {
    drift_case c;
    c.code(path, before, after);
    c.doc("docs/a.md", page);
    return told(c.find());
}

} // namespace

TEST_CASE("a version is gone only where it is said of the same thing", "[drift][lessons]") {
    const auto said = [](const std::string& page) {
        return told_of("pyproject.toml", "[project]\nrequires-python = \">=3.9\"\nkeep = \"a\"\n",
                       "[project]\nrequires-python = \">=3.10\"\nkeep = \"a\"\n", page);
    };
    CHECK(said("The syntax is that of Python 3.9 on every system.\n") == "removed-symbol docs/a.md:1 3.9\n");
    CHECK(said("The syntax is that of Python\n3.9 on every system.\n") == "removed-symbol docs/a.md:2 3.9\n");
    CHECK(said("This is for Python.\n\n3.9 is what it has.\n").empty());
    CHECK(said("`version`: the version of your API, such as `3.9`.\n").empty());
    CHECK(said("Needs the plugin 3.9 of the editor.\n").empty());
    // In code a version is a condition or a note of history.
    CHECK(told_of("src/a.rb", "if VERSION >= Gem::Version.new(\"2.7\")\n  run_it\nend\n", "run_it\n",
                  "With Ruby 2.7's numbered parameters it is shorter.\n")
              .empty());
}

TEST_CASE("the beginning of a version is no name", "[drift][lessons]") {
    CHECK(told_of("go.mod", "module a.b/c\n\ngo 1.24.0\n\ntoolchain go1.24.7\n", "module a.b/c\n\ngo 1.24.0\n",
                  "Needs [Go](https://go.dev/) [1.24](https://go.dev/doc/devel/release#go1.24.0) or above.\n")
              .empty());
}

TEST_CASE("an address is no name that could be gone", "[drift][lessons]") {
    const std::string page = "It is written in [Code].\n\n[Code]: https://www.code-lang.org/\n";
    CHECK(told_of("book.toml", "[redirect]\n\"/a.html\" = \"https://www.code-lang.org/\"\n\"/b.html\" = \"c\"\n",
                  "[redirect]\n\"/b.html\" = \"c\"\n", page)
              .empty());
}

TEST_CASE("a word of a message is no name that could be gone", "[drift][lessons]") {
    const auto said = [](const std::string& argument) {
        return told_of("src/a.py", "def load():\n    warn(\"" + argument + "\")\n", "def load():\n    pass\n",
                       "Look at the tree with the PsiViewer plugin, or set `old_tree_mode`.\n");
    };
    CHECK(said("Use the PsiViewer plugin instead").empty());
    CHECK(said("old_tree_mode") == "removed-symbol docs/a.md:1 old_tree_mode\n");
}

TEST_CASE("an option in the files around code is another program's", "[drift][lessons]") {
    CHECK(told_of("package.json", "{\"scripts\": {\"check\": \"tsc a.ts --target es2022\", \"a\": \"b\"}}\n",
                  "{\"scripts\": {\"check\": \"tstyche\", \"a\": \"b\"}}\n",
                  "```sh\nnpx @cloud/framework --target=handler\n```\n")
              .empty());
    CHECK(told_of("src/cli.py", "args.add(\"--target\")\nargs.add(\"--quiet\")\n", "args.add(\"--quiet\")\n",
                  "```sh\ntool --target=handler\n```\n")
              .find("--target") != std::string::npos);
}

TEST_CASE("a dependency that is bound to a version stays", "[drift][lessons]") {
    const auto told_after = [](const std::string& entry) {
        return told_of("pyproject.toml",
                       "[project]\ndependencies = [\n  \"certifi\",\n  \"httpcore\",\n  \"anyio\",\n  \"idna\",\n]\n",
                       "[project]\ndependencies = [\n  \"certifi\",\n" + entry + "  \"anyio\",\n  \"idna\",\n]\n",
                       "Depends on:\n\n* `httpcore` - the transport.\n* `certifi` - certificates.\n* `anyio` - loops.\n"
                       "* `idna` - names.\n");
    };
    CHECK(told_after("") == "removed-symbol docs/a.md:3 httpcore\n");
    CHECK(told_after("  \"httpcore==1.*\",\n").empty());
}

TEST_CASE("a member of something is no parameter of a function that is called alike", "[drift][lessons]") {
    CHECK(told_of(
              "src/a.ts",
              "async function resolveProjectEntries(entries: string[], globalConfig: object) {\n  return entries\n}\n",
              "async function resolveProjectEntries(entries: string[]) {\n  return entries\n}\n",
              "The root project is at hand: `rootProject.globalConfig` is what it has.\n")
              .empty());
    CHECK(told_of("src/a.ts",
                  "export function resolveEntries(entries: string[], globalConfig: object) {\n  return entries\n}\n",
                  "export function resolveEntries(entries: string[]) {\n  return entries\n}\n",
                  "Call `resolveEntries(entries, globalConfig)` first.\n")
              .find("globalConfig") != std::string::npos);
    // What is said of a bag of options may be one of its function's.
    CHECK(told_of(
              "src/a.js",
              "const handlePipePromise = async ({\n\tsource,\n\tsignal,\n}) => {\n\tawait first(source, signal);\n};\n",
              "const handlePipePromise = async ({\n\tsource,\n\tunpipe,\n}) => {\n\tawait first(source, unpipe);\n};\n",
              "# API\n\n##### pipeOptions.signal\n\nStops it.\n") == "renamed-parameter docs/a.md:3 signal\n");
}

TEST_CASE("only what the code calls by its name is deprecated by a message", "[drift][lessons]") {
    const auto said = [](const std::string& message) {
        const std::string code =
            "import jinja2\n\ndef load(old_env, jinja2_env: jinja2.Environment):\n    use(old_env)\n";
        return told_of("src/a.py", code, code + "    warn(\n        \"" + message + "\"\n    )\n",
                       "# Loading\n\nGive `old_env` or a `jinja2` of yours; ToolKit does the rest.\n");
    };
    CHECK(said("The old_env parameter is deprecated.") == "deprecated-symbol docs/a.md:3 old_env\n");
    CHECK(said("This is a deprecated interface that ToolKit supports no more.").empty());
    CHECK(said("Extra options are deprecated. Use a preconfigured jinja2.Environment instead.").empty());
    CHECK(said("Extra options are deprecated. Use a preconfigured jinja2_env instead.").empty());
}

TEST_CASE("a file that does not parse fully takes nothing out of its package", "[drift][lessons]") {
    // What a parser makes of C++ that a macro keeps it from understanding: `detail` seems to end elsewhere.
    const auto code = [](const std::string& mark) {
        return "namespace detail {\ntemplate <typename Char> struct escape_of {\n      const char* esc) noexcept {\n"
               "    if (is_terminal()) {\n    }\n  }\n}\n"
               "template <typename Char> inline void reset(buffer<Char>& buffer) {\n  " +
               mark +
               "styled_arg(const T& v, style s) : value(v), style(s) {}\n};\n      basic_args<Char> args) {\n"
               "  if (has_emphasis()) {\n  }\n}\n}\n"
               "void print_line(FILE* f, style how, T&&... args) {\n  use(f, how, args...);\n}\n";
    };
    CHECK(told_of("include/a.h", code(""), code("ACME_CONSTEXPR "), "# API\n\n- `print_line(f)`: prints.\n").empty());
}

TEST_CASE("a comment for who reads the code is no text that documents repeat", "[drift][lessons]") {
    const std::string words = "A schema whose subtree contains a cycle is parsed by the runtime and not compiled";
    const auto told_when = [&](const std::string& path, const std::string& begin, const std::string& end) {
        return told_of(path, begin + words + ".\n" + end + "export function compileAll() {}\n",
                       begin + "Short.\n" + end + "export function compileAll() {}\n",
                       "# Compiling\n\n" + words + ".\n");
    };
    CHECK(told_when("src/a.ts", "// ", "").empty());
    CHECK(told_when("src/a.ts", "/**\n * ", " */\n") == "changed-text docs/a.md:3 \n");
}

TEST_CASE("each text that is repeated has an id, and another when the code changes again", "[drift][lessons]") {
    const std::string first = "Everything that is given to the carrier is kept for a day";
    const std::string second = "Nobody but the owner of a parcel may ask where it is now";
    const auto ids = [&](const std::string& old) {
        drift_case c;
        c.code("src/a.py", "def run():\n    \"\"\"" + old + first + ".\n\n    " + old + second + ".\n    \"\"\"\n",
               "def run():\n    \"\"\"Runs.\"\"\"\n");
        c.doc("docs/a.md", "# A\n\n" + first + ".\n\n" + second + ".\n");
        std::set<std::string> out;
        for (const auto& f : c.find()) out.insert(f.rule + f.id);
        return out;
    };
    const std::set<std::string> now = ids("");
    CHECK(now.size() == 2);
    for (const std::string& id : ids("Of old: ")) CHECK_FALSE(now.contains(id));
}
