// SPDX-License-Identifier: Apache-2.0
// For each rule a change that could fire it, and documents about which there is nothing to say. What must fire stands
// in docs/rules.md.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

namespace {

struct silence {
    std::string_view rule;
    std::string_view why;
    std::string_view path;
    std::optional<std::string_view> before, after;
    std::string_view doc_path;
    std::string_view doc;
};

constexpr std::string_view no_options = "import argparse\nparser = argparse.ArgumentParser()\n";

std::string options(std::string_view names) {
    std::string out(no_options);
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(' ', at), names.size());
        out += "parser.add_argument(\"" + std::string(names.substr(at, end - at)) + "\")\n";
        at = end + 1;
    }
    return out;
}

void check_silent(const silence& s) {
    drift_case c;
    const auto text = [](const std::optional<std::string_view>& t) {
        return t ? std::optional<std::string>(*t) : std::nullopt;
    };
    c.code(s.path, text(s.before), text(s.after));
    c.doc(s.doc_path, std::string(s.doc));
    const std::vector<finding> findings = c.find();
    INFO(s.rule << ", " << s.why << "\n" << told(findings));
    CHECK_FALSE(find_rule(findings, s.rule).has_value());
}

const std::vector<silence> names = {
    {"renamed-symbol", "another word that begins alike", "a.py", "def load_all(p):\n    x = parse(p)\n    return x\n",
     "def read_all(p):\n    x = parse(p)\n    return x\n", "docs/a.md", "Call `load_all_files()`.\n"},
    {"renamed-symbol", "the new name", "a.rs", "pub fn load_all(p: u8) -> u8 {\n    let x = f(p);\n    x\n}\n",
     "pub fn read_all(p: u8) -> u8 {\n    let x = f(p);\n    x\n}\n", "docs/a.rst", "Call ``read_all()``.\n"},
    {"removed-symbol", "an English word", "a.go", "package a\n\nfunc Notify() {}\n\nfunc Keep() {}\n",
     "package a\n\nfunc Keep() {}\n", "docs/a.adoc", "= A\n\nNotify somebody before you leave.\n"},
    {"removed-symbol", "other letters", "a.py", "class Widget:\n    pass\n", "", "docs/a.md", "The `widget` shines.\n"},
    {"removed-file", "the bare name", "src/a.py", "x_one = 1\n", std::nullopt, "docs/a.md", "Look at `a.py`.\n"},
    {"removed-file", "a file of the same end", "src/a.py", "x_one = 1\n", std::nullopt, "docs/a.md",
     "Look at `other_src/a.py`.\n"},
    {"removed-parameter", "a parameter of another function", "a.py", "def load_all(p, depth=3):\n    return p\n",
     "def load_all(p):\n    return p\n", "docs/a.md", "Call `save_all(p, depth=3)`.\n"},
    {"renamed-parameter", "the word alone", "a.ts", "export function loadAll(p: string, depth = 3) { return p; }\n",
     "export function loadAll(p: string, level = 3) { return p; }\n", "docs/a.mdx", "The depth of the sea.\n"},
    {"removed-env", "a longer name", "a.js", "const a = process.env.ACME_URL;\n", "const a = 1;\n", "docs/a.md",
     "Set `ACME_URL_BASE`.\n"},
    {"removed-member", "an English word", "a.rs", "pub enum Level {\n    Loud,\n    Calm,\n}\n",
     "pub enum Level {\n    Calm,\n}\n", "docs/a.md", "Loud music is fine.\n"},
    {"removed-route", "another path", "a.js", "app.get(\"/users/all\", list);\n", "const x = 1;\n", "docs/a.md",
     "`GET /users/all-of-them`\n"},
    {"removed-config-key", "another key", "config/a.yml", "server:\n  worker_count: 4\n", "server: {}\n", "docs/a.md",
     "`server.worker_counter` is 4.\n"},
    {"removed-script", "another script", "package.json", "{\"scripts\": {\"lint:fix\": \"x\"}}\n",
     "{\"scripts\": {}}\n", "README.md", "```sh\nnpm run lint:fixed\n```\n"},
    {"removed-target", "another target", "Makefile", "build-docs:\n\tx\n", "all:\n\tx\n", "README.md",
     "```sh\nmake build-docs-fast\n```\n"},
};

const std::vector<silence> values = {
    {"changed-default", "another value", "a.py", "def load_all(p, depth=3):\n    return p\n",
     "def load_all(p, depth=4):\n    return p\n", "docs/a.md", "`load_all(p, depth=7)` goes deep.\n"},
    {"changed-value", "the value far from the name", "a.py", "MAX_ITEMS = 100\n", "MAX_ITEMS = 50\n", "docs/a.md",
     "`MAX_ITEMS` limits.\n\n# Other\n\nThere are 100 ways.\n"},
    {"changed-value", "a part of another number", "a.go", "package a\n\nconst MaxItems = 100\n",
     "package a\n\nconst MaxItems = 50\n", "docs/a.md", "`MaxItems` is 1000.\n"},
    {"changed-value", "a trivial value nobody states", "a.py", "USE_CACHE = 1\n", "USE_CACHE = 0\n", "docs/a.md",
     "`USE_CACHE` is described in chapter 1.\n"},
    {"changed-port", "another number", "docker-compose.yml", "services:\n  gateway:\n    ports:\n      - \"8000:80\"\n",
     "services:\n  gateway:\n    ports:\n      - \"8080:80\"\n", "README.md", "`gateway` has 18000 users.\n"},
    {"changed-version", "no version", "package.json", "{\"engines\": {\"node\": \"18.12.0\"}}\n",
     "{\"engines\": {\"node\": \"20.9.0\"}}\n", "README.md", "You need `node`.\n"},
    {"changed-image", "no tag", "Dockerfile", "FROM python:3.11-slim\n", "FROM python:3.13-slim\n", "README.md",
     "It is built from `python`.\n"},
    {"changed-route", "no method", "a.js", "app.post(\"/users/search\", f);\n", "app.get(\"/users/search\", f);\n",
     "docs/a.md", "See `/users/search`.\n"},
    {"changed-signature", "a call", "a.py", "def send(channel, payload, retries):\n    return 1\n",
     "def send(channel, payload, retries, priority):\n    return 1\n", "docs/a.md", "Call `send(\"x\", 1)`.\n"},
    {"changed-text", "three words", "a.py",
     "import click\n\n@click.command(help=\"Copies all fonts.\")\ndef f():\n    pass\n",
     "import click\n\n@click.command(help=\"Embeds.\")\ndef f():\n    pass\n", "docs/a.md", "Copies all fonts.\n"},
};

const std::vector<silence> additions = {
    {"undocumented-env", "no sibling", "a.js", "const a = process.env.ACME_URL;\n",
     "const a = process.env.ACME_URL;\nconst b = process.env.ACME_TTL;\n", "docs/a.md",
     "- `OTHER_URL`\n- `OTHER_TTL`\n"},
    {"undocumented-route", "no sibling", "a.js", "app.get(\"/users/all\", f);\n",
     "app.get(\"/users/all\", f);\napp.get(\"/users/new\", f);\n", "docs/a.md", "- `GET /things`\n"},
    {"undocumented-member", "no sibling", "a.ts", "export enum S { NotYet, AtWork }\n",
     "export enum S { NotYet, AtWork, OnHold }\n", "docs/a.md", "- `Never`\n- `Always`\n"},
    {"undocumented-config-key", "no sibling", "config/a.yml", "server:\n  worker_count: 4\n",
     "server:\n  worker_count: 4\n  idle_time: 3\n", "docs/a.md", "- `client.max_age`\n"},
    {"undocumented-parameter", "no sibling", "a.py", "def load_all(base_path):\n    return 1\n",
     "def load_all(base_path, max_depth=3):\n    return 1\n", "docs/a.md", "- `other_path`\n"},
    {"undocumented-sibling", "not exported", "a.go", "package a\n\nfunc OpenAll() {}\n\nfunc ShutAll() {}\n",
     "package a\n\nfunc OpenAll() {}\n\nfunc ShutAll() {}\n\nfunc peekAll() {}\n", "docs/a.md",
     "- `OpenAll`\n- `ShutAll`\n"},
};

} // namespace

TEST_CASE("a name that is not gone, or that a document does not mean, makes no finding", "[drift][silence]") {
    for (const silence& s : names) check_silent(s);
}

TEST_CASE("a value that a document does not state makes no finding", "[drift][silence]") {
    for (const silence& s : values) check_silent(s);
}

TEST_CASE("a new thing whose family no document tells makes no finding", "[drift][silence]") {
    for (const silence& s : additions) check_silent(s);
}

TEST_CASE("options: a longer one is another one, and no family is no gap", "[drift][silence]") {
    const std::string before = options("--out-file --max-size");
    const std::string removed = options("--max-size");
    const std::string renamed = options("--output-file --max-size");
    const std::string added = options("--out-file --max-size --retry-limit");
    check_silent(
        {"removed-option", "a longer one", "a.py", before, removed, "docs/a.md", "Pass `--out-file-name x`.\n"});
    check_silent(
        {"renamed-option", "a longer one", "a.py", before, renamed, "docs/a.md", "Pass `--out-file-name x`.\n"});
    check_silent({"undocumented-option", "no sibling", "a.py", before, added, "docs/a.md", "- `--other-thing`: x\n"});
}

TEST_CASE("a moved file makes no finding where its new path stands already", "[drift][silence]") {
    drift_case c;
    c.move("src/old_one.py", "src/new_one.py", "x_one = 1\n");
    c.doc("docs/a.md", "See `src/new_one.py`.\n");
    CHECK(told(c.find()).empty());
}
