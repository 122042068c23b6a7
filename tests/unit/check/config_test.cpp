// SPDX-License-Identifier: Apache-2.0
#include "check/config.hpp"

#include <string>

#include "support/catch.hpp"

using namespace delta;
using namespace std::chrono_literals;

namespace {

std::string error_of(std::string_view yaml) {
    const result<check::config> parsed = check::parse_config("delta.yml", yaml);
    return parsed ? "no error" : to_string(parsed.error());
}

} // namespace

TEST_CASE("every key of the configuration is read") {
    const result<check::config> parsed = check::parse_config(".github/delta.yml", R"(# comment
docs: [/docs, "*.md"]
ignore:
  - vendor/
  - docs/old/**
rules:
  changed-port: off
  removed-file: advisory
  undocumented-sibling: on
languages: {ruby: off, bash: off, go: on}
min_score: 0.4
fail_on: 0.8
block: true
suppressions:
  - id: 0123456789abcdef
    reason: an example
  - rule: changed-default
    path: docs/old/**
    reason: the last version's
    owner: "@docs"
    expires: 2026-02-28
)");

    REQUIRE(parsed);
    CHECK(parsed->docs == std::vector<std::string>{"/docs", "*.md"});
    CHECK(parsed->ignore == std::vector<std::string>{"vendor/", "docs/old/**"});
    CHECK(parsed->rules.size() == 3);
    CHECK(parsed->rules.at("changed-port") == check::rule_setting::off);
    CHECK(parsed->rules.at("removed-file") == check::rule_setting::advisory);
    CHECK(parsed->rules.at("undocumented-sibling") == check::rule_setting::on);
    CHECK(parsed->languages_off == std::vector<std::string>{"bash", "ruby"});
    CHECK(parsed->min_score == 0.4);
    REQUIRE(parsed->fail_on);
    CHECK(parsed->fail_on->score == 0.8);
    CHECK(parsed->block);
    REQUIRE(parsed->suppressions.size() == 2);
    CHECK(parsed->suppressions[0].id == "0123456789abcdef");
    CHECK(parsed->suppressions[0].place == ".github/delta.yml:15");
    CHECK(parsed->suppressions[1].owner == "@docs");
    CHECK(parsed->suppressions[1].expires == 2026y / 2 / 28);
}

TEST_CASE("an empty configuration is a configuration") {
    for (const std::string_view yaml : {"", "# nothing\n", "---\n", "{}\n", "\n\n", "\xEF\xBB\xBF# mark\n", "~"}) {
        CAPTURE(yaml);
        const result<check::config> parsed = check::parse_config("delta.yml", yaml);
        REQUIRE(parsed);
        CHECK(parsed->docs.empty());
        CHECK_FALSE(parsed->fail_on);
        CHECK_FALSE(parsed->block);
    }
}

TEST_CASE("a run may be told never to fail") {
    const result<check::config> parsed = check::parse_config("delta.yml", "fail_on: never\n");
    REQUIRE(parsed);
    CHECK(parsed->fail_on->never);
}

TEST_CASE("an unknown key is an error with its place and what was probably meant") {
    CHECK(error_of("docs: [docs]\nmin-score: 1\n") ==
          "delta.yml:2:1: unknown key \"min-score\" in the file (did you mean \"min_score\"?)");
    CHECK(error_of("rules:\n  changed-defualt: off\n") ==
          "delta.yml:2:3: unknown key \"changed-defualt\" in rules (did you mean \"changed-default\"?)");
    CHECK(error_of("languages: {pyhton: off}\n") ==
          "delta.yml:1:13: unknown key \"pyhton\" in languages (did you mean \"python\"?)");
    CHECK(error_of("suppressions:\n- id: 0123456789abcdef\n  reasn: x\n") ==
          "delta.yml:3:3: unknown key \"reasn\" in a suppression (did you mean \"reason\"?)");
    CHECK(error_of("zzzzzzzz: 1\n") == "delta.yml:1:1: unknown key \"zzzzzzzz\" in the file");
}

TEST_CASE("a value of the wrong type is an error with its place") {
    CHECK(error_of("docs: docs\n") == "delta.yml:1:7: expected a list of path patterns, found a single value");
    CHECK(error_of("docs:\nblock: true\n") == "delta.yml:1:1: expected a list of path patterns, found nothing");
    CHECK(error_of("docs: []\n") == "delta.yml:1:7: an empty list of path patterns; leave the key out instead");
    CHECK(error_of("docs: [[a]]\n") == "delta.yml:1:8: expected a path pattern, found a list");
    CHECK(error_of("- docs\n") == "delta.yml:1:1: expected keys and values, found a list");
    CHECK(error_of("just text\n") == "delta.yml:1:1: expected keys and values, found a single value");
    CHECK(error_of("block: yes\n") == "delta.yml:1:8: expected true or false, found \"yes\"");
    CHECK(error_of("block: \"true\"\n") == "delta.yml:1:8: expected true or false, found \"true\"");
    CHECK(error_of("min_score: high\n") == "delta.yml:1:12: expected a number from 0 to 1, found \"high\"");
    CHECK(error_of("min_score: 1.5\n") == "delta.yml:1:12: expected a number from 0 to 1, found \"1.5\"");
    CHECK(error_of("min_score: nan\n") == "delta.yml:1:12: expected a number from 0 to 1, found \"nan\"");
    CHECK(error_of("fail_on: sometimes\n") == "delta.yml:1:10: expected a number from 0 to 1, or never");
    CHECK(error_of("rules:\n  changed-port: maybe\n") ==
          "delta.yml:2:17: expected on, off or advisory, found \"maybe\"");
    CHECK(error_of("rules: off\n") == "delta.yml:1:8: expected keys and values, found a single value");
}

TEST_CASE("bad patterns are refused with the reason") {
    const auto problem = [](std::string_view pattern) { return check::find_pattern_problem(pattern).value_or("fine"); };
    CHECK(problem("docs/**/*.md") == "fine");
    CHECK(problem("v[!]0-9]/{a,b}.md") == "fine");
    CHECK(problem("docs/[a.md") == "has a [ without ]");
    CHECK(problem("{a,b") == "has a { without }");
    CHECK(problem("a}") == "has a } without {");
    CHECK(problem("{a,{b,c}}") == "has { inside { }");
    CHECK(problem("!docs") == "begins with !, and exceptions are not supported");
    CHECK(problem("../x") == "has . or .. as a folder; patterns begin at the repository's root");
    CHECK(problem("./docs") == "has . or .. as a folder; patterns begin at the repository's root");
    CHECK(problem("docs\\a") == "has a backslash; folders are parted by /");
    CHECK(problem("a//b") == "has // in it");
    CHECK(problem(" a") == "begins or ends with a space");
    CHECK(problem("") == "is empty");
    CHECK(problem(std::string(513, 'a')) == "is longer than 512 bytes");
    CHECK(error_of("ignore:\n  - ok\n  - \"x[\"\n") == "delta.yml:3:5: the pattern \"x[\" has a [ without ]");
}

TEST_CASE("patterns match a path or a folder above it") {
    CHECK(check::matches("vendor", "a/vendor/b/c.go"));
    CHECK(check::matches("/docs", "docs/a/b.md"));
    CHECK_FALSE(check::matches("/docs", "x/docs/a.md"));
    CHECK(check::matches("docs/", "docs/a.md"));
    CHECK(check::matches("*.md", "a/b.md"));
    CHECK_FALSE(check::matches("*.md", "a/b.rst"));
    CHECK(check::matches_any({"x", "docs/*.md"}, "docs/a.md"));
    CHECK_FALSE(check::matches_any({}, "docs/a.md"));
}

TEST_CASE("a suppression says what, and why") {
    const std::string id = "suppressions:\n  - id: 0123456789abcdef\n";
    CHECK(error_of(id) == "delta.yml:2:5: a suppression needs a reason");
    CHECK(error_of(id + "    reason: ''\n") == "delta.yml:3:13: expected a reason, found empty text");
    CHECK(error_of(id + "    rule: changed-port\n    reason: x\n") ==
          "delta.yml:2:5: a suppression needs either an id or a rule");
    CHECK(error_of("suppressions:\n  - reason: x\n") == "delta.yml:2:5: a suppression needs either an id or a rule");
    CHECK(error_of(id + "    path: docs/a.md\n    reason: x\n").starts_with("delta.yml:2:5: a suppression with an id"));
    CHECK(error_of("suppressions: [{rule: '*', reason: x}]\n") ==
          "delta.yml:1:16: a suppression of every rule needs a path");
    CHECK(error_of("suppressions: [{rule: '*', path: docs, reason: x}]\n") == "no error");
    CHECK(error_of("suppressions: [{id: 0123, reason: x}]\n") ==
          "delta.yml:1:21: expected the id of a finding, 16 hexadecimal digits, found \"0123\"");
    CHECK(error_of("suppressions: [{rule: removed-fle, reason: x}]\n") ==
          "delta.yml:1:23: unknown rule \"removed-fle\" (did you mean \"removed-file\"?)");
}

TEST_CASE("a date is a day of the calendar written as YYYY-MM-DD") {
    CHECK(check::parse_date("2024-02-29") == 2024y / 2 / 29);
    for (const std::string_view bad : {"2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-1", "01.02.2024",
                                       "2024-01-01 ", "2024-01-0x", "-024-01-01", "", "tomorrow"}) {
        CAPTURE(bad);
        CHECK_FALSE(check::parse_date(bad));
    }
    CHECK(error_of("suppressions: [{rule: removed-file, reason: x, expires: 2025-02-30}]\n") ==
          "delta.yml:1:57: expected a date as YYYY-MM-DD, found \"2025-02-30\"");
}

TEST_CASE("YAML that hides something is refused") {
    CHECK(error_of("docs: [a]\ndocs: [b]\n") ==
          "delta.yml:2:1: the key \"docs\" is given twice; the first time on line 1");
    CHECK(error_of("a: &x [1]\nb: *x\n") ==
          "delta.yml:1:4: anchors (&name) are not allowed here: write the value out where it is used");
    CHECK(error_of("docs: !!python/object [a]\n") == "delta.yml:1:7: tags (!name) are not allowed here");
    CHECK(error_of("block: true\n---\nblock: false\n") == "delta.yml:3:1: a second YAML document; only one is read");
    CHECK(error_of("docs:\n\t- a\n") == "delta.yml:2:1: indented with a tab; YAML wants spaces");
    CHECK(error_of("docs: [a\n").starts_with("delta.yml:"));
    CHECK(error_of("docs: [a\n").find("not valid YAML") != std::string::npos);
    CHECK(error_of("? [a]\n: b\n") == "delta.yml:1:3: a key must be plain text");
    CHECK(error_of("docs: [\"\xff\"]\n") == "delta.yml:1:9: the file is not UTF-8 text here");
    CHECK(error_of(std::string("docs: [\"a\0\"]\n", 13)) == "delta.yml:1:10: control character U+0000");
    CHECK(error_of(std::string(70000, '#')) == "delta.yml:1:1: the file is over 64 KiB");
    CHECK(error_of(std::string(5000, '[')).starts_with("delta.yml:1:"));
    CHECK(error_of("a: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]\n").ends_with("nested too deep"));
}

TEST_CASE("Windows line ends change nothing") {
    const result<check::config> parsed = check::parse_config("delta.yml", "docs:\r\n  - docs\r\nblock: true\r\n");
    REQUIRE(parsed);
    CHECK(parsed->docs == std::vector<std::string>{"docs"});
    CHECK(parsed->block);
}

TEST_CASE("one configuration file is found, and a second or a misnamed one is an error") {
    const auto found = [](std::vector<std::string_view> files) {
        const result<std::optional<std::string>> path =
            check::find_config([&](std::string_view p) { return std::ranges::find(files, p) != files.end(); });
        return path ? path->value_or("none") : to_string(path.error());
    };
    CHECK(found({}) == "none");
    CHECK(found({".github/delta.yml"}) == ".github/delta.yml");
    CHECK(found({".delta.yml"}) == ".delta.yml");
    CHECK(found({".delta.yml", ".github/delta.yml"}) ==
          ".delta.yml: there is a .github/delta.yml as well; keep one of the two");
    CHECK(found({".github/delta.yaml"}) ==
          ".github/delta.yaml: would not be read; rename it to .github/delta.yml or .delta.yml");
}
