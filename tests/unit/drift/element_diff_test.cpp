// SPDX-License-Identifier: Apache-2.0
// What `compare` makes of a change: facts, one a line.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "drift/fact.hpp"
#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::fact;
using delta::drift::fact_kind;
using delta::testing::drift_case;

namespace {

std::string_view word_for(fact_kind k) {
    static constexpr std::string_view words[] = {
        "removed",           "renamed",           "added",           "value",  "replaced",
        "parameter-removed", "parameter-renamed", "parameter-added", "method", "type",
        "file-added",        "file-removed",      "file-moved",      "text",   "deprecated",
        "signature-lost"};
    return words[static_cast<std::size_t>(k)];
}

// Facts about elements and files, sorted; words that are no element are left out, and elements with another body.
std::string told(drift_case& c) {
    std::vector<std::string> lines;
    for (const fact& f : c.facts().facts) {
        if (!f.is_element || f.kind == fact_kind::touched) continue;
        std::string line(word_for(f.kind));
        line += " " + f.qualified;
        if (!f.new_name.empty()) line += " -> " + f.new_name;
        if (f.kind == fact_kind::value_changed || f.kind == fact_kind::type_changed ||
            f.kind == fact_kind::method_changed)
            line += " " + f.old_value + " -> " + f.new_value;
        lines.push_back(line + "\n");
    }
    std::ranges::sort(lines);
    return delta::join(lines, "");
}

std::string facts_of(std::string_view path, std::string before, std::string after) {
    drift_case c;
    c.code(path, std::move(before), std::move(after));
    return told(c);
}

} // namespace

TEST_CASE("a function whose body stayed is renamed, not removed and added", "[drift][element_diff]") {
    CHECK(facts_of("a.py", "def load_all(path):\n    data = parse(path)\n    return check(data)\n",
                   "def read_all(path):\n    data = parse(path)\n    return check(data)\n") ==
          "renamed load_all -> read_all\n");
    CHECK(facts_of("a.go", "package a\n\nfunc LoadAll(p string) int {\n\tx := parse(p)\n\treturn check(x)\n}\n",
                   "package a\n\nfunc ReadAll(p string) int {\n\tx := parse(p)\n\treturn check(x)\n}\n") ==
          "renamed LoadAll -> ReadAll\n");
    CHECK(facts_of("a.rs", "pub fn load_all(p: &str) -> u8 {\n    let x = parse(p);\n    check(x)\n}\n",
                   "pub fn read_all(p: &str) -> u8 {\n    let x = parse(p);\n    check(x)\n}\n") ==
          "renamed load_all -> read_all\n");
}

TEST_CASE("a function whose body is another one is removed and added", "[drift][element_diff]") {
    CHECK(facts_of("a.py", "def load_all(path):\n    data = parse(path)\n    return check(data)\n",
                   "def send_one(host):\n    link = dial(host)\n    return link.run()\n") ==
          "added send_one\nremoved load_all\n");
}

TEST_CASE("the best of several candidates is the new name", "[drift][element_diff]") {
    const std::string body_a = "(path):\n    data = parse(path)\n    return check(data)\n";
    const std::string body_b = "(host):\n    link = dial(host)\n    return link.run(host)\n";
    CHECK(facts_of("a.py", "def load_all" + body_a + "\ndef open_one" + body_b,
                   "def start_one" + body_b + "\ndef read_all" + body_a) ==
          "renamed load_all -> read_all\nrenamed open_one -> start_one\n");
}

TEST_CASE("a method that goes to another class is no rename", "[drift][element_diff]") {
    const std::string body = "(self, path):\n        data = parse(path)\n        return check(data)\n";
    CHECK(facts_of("a.py", "class A:\n    def load_all" + body + "\nclass B:\n    x_one = 1\n",
                   "class A:\n    pass\n\nclass B:\n    x_one = 1\n\n    def read_all" + body) ==
          "added B.read_all\nremoved A.load_all\n");
}

TEST_CASE("what moves from one file to another is neither gone nor new", "[drift][element_diff]") {
    drift_case c;
    const std::string body = "def load_all(path):\n    data = parse(path)\n    return check(data)\n";
    c.code("src/a.py", body + "\ndef stay_here():\n    pass\n", "def stay_here():\n    pass\n");
    c.code("src/b.py", "X_ONE = 1\n", "X_ONE = 1\n\n" + body);
    CHECK(told(c).empty());
}

TEST_CASE("a file is told as moved or removed", "[drift][element_diff]") {
    drift_case c;
    c.move("src/old_place.py", "src/new_place.py", "def stay_here():\n    pass\n");
    c.code("src/gone_file.py", "", std::nullopt);
    CHECK(told(c) == "file-moved src/old_place.py -> src/new_place.py\nfile-removed src/gone_file.py\n");
}

TEST_CASE("files of tests and examples have no facts", "[drift][element_diff]") {
    drift_case c;
    c.code("tests/test_a.py", "def helper_one():\n    pass\n", "");
    c.code("examples/a.py", "def helper_two():\n    pass\n", "");
    c.code("vendor/a.py", "def helper_three():\n    pass\n", std::nullopt);
    CHECK(c.facts().facts.empty());
}

TEST_CASE("parameters come, go and get other names and defaults", "[drift][element_diff]") {
    const auto python = [](const std::string& before, const std::string& after) {
        return facts_of("a.py", "def load_all(" + before + "):\n    return 1\n",
                        "def load_all(" + after + "):\n    return 1\n");
    };
    CHECK(python("path", "path, depth=3") == "parameter-added load_all.depth\n");
    CHECK(python("path, depth=3", "path") == "parameter-removed load_all.depth\n");
    CHECK(python("path, depth=3", "path, level=3") == "parameter-renamed load_all.depth -> level\n");
    CHECK(python("path, depth=3", "path, depth=4") == "value load_all.depth 3 -> 4\n");
    CHECK(python("path, depth", "path, depth=4").empty());
    CHECK(python("path, depth", "depth, path").empty());
    CHECK(facts_of("a.ts", "export function loadAll(path: string, depth = 3) { return 1; }\n",
                   "export function loadAll(path: string, depth = 4) { return 1; }\n") ==
          "value loadAll.depth 3 -> 4\n");
    CHECK(facts_of("a.kt", "fun loadAll(path: String, depth: Int = 3): Int = 1\n",
                   "fun loadAll(path: String, depth: Int = 4): Int = 1\n") == "value loadAll.depth 3 -> 4\n");
}

TEST_CASE("overloads are compared in their order, and not when their number changed", "[drift][element_diff]") {
    const auto java = [](const std::string& methods) { return "public class A {\n" + methods + "}\n"; };
    const std::string one = "    public int load(String path) { return 1; }\n";
    const std::string two = "    public int load(String path, int depth) { return 2; }\n";
    CHECK(facts_of("A.java", java(one + two), java(one + two)).empty());
    CHECK(facts_of("A.java", java(one + two),
                   java(one + "    public int load(String path, int depth, int level) { return 2; }\n")) ==
          "parameter-added A.load.level\nsignature-lost A.load\n");
}

TEST_CASE("constants and types change", "[drift][element_diff]") {
    CHECK(facts_of("a.py", "MAX_ITEMS = 100\n", "MAX_ITEMS = 50\n") == "value MAX_ITEMS 100 -> 50\n");
    CHECK(facts_of("a.go", "package a\n\nconst MaxItems = 100\n", "package a\n\nconst MaxItems = 50\n") ==
          "value MaxItems 100 -> 50\n");
    CHECK(facts_of("a.ts", "export function loadAll(): string { return f(); }\n",
                   "export function loadAll(): number { return f(); }\n") == "type loadAll string -> number\n");
}

TEST_CASE("something new knows the family it joins", "[drift][element_diff]") {
    drift_case c;
    c.code("a.ts", "export enum State { NotStarted, InProgress }\n",
           "export enum State { NotStarted, InProgress, OnHold }\n");
    const auto facts = c.facts().facts;
    const auto found = std::ranges::find(facts, "OnHold", &fact::name);
    REQUIRE(found != facts.end());
    CHECK(found->kind == fact_kind::added);
    CHECK(found->siblings == std::vector<std::string>{"InProgress", "NotStarted"});
}
