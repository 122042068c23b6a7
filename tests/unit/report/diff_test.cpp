// SPDX-License-Identifier: Apache-2.0
#include "report/diff.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace delta;

namespace {

std::string diff_of(std::string_view before, std::vector<drift::fix> fixes, report::diff_options options = {},
                    std::string_view path = "a.md") {
    const result<std::string> diff = report::unified_diff(path, before, fixes, options);
    return diff ? *diff : to_string(diff.error());
}

std::string numbered_lines(int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) out += "line " + std::to_string(i) + "\n";
    return out;
}

} // namespace

TEST_CASE("a changed word is a hunk with three lines around it") {
    const std::string before = numbered_lines(9);
    const std::size_t at = before.find("line 5");

    CHECK(diff_of(before, {{at, at + 4, "LINE"}}) ==
          "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+LINE 5\n line 6\n line 7\n "
          "line 8\n");
}

TEST_CASE("near changes share a hunk and far ones do not") {
    const std::string before = numbered_lines(30);
    const auto word = [&](int line) {
        const std::size_t at = before.find("line " + std::to_string(line) + "\n");
        return drift::fix{at, at + 4, "x\ny"};
    };
    const std::string near = diff_of(before, {word(10), word(4)});
    const std::string far = diff_of(before, {word(4), word(20)});

    CHECK(near.find("@@ -1,13 +1,15 @@\n") != std::string::npos);
    CHECK(near.find("@@", near.find("@@ -1,13") + 12) == near.rfind("@@"));
    CHECK(far.find("@@ -1,7 +1,8 @@\n") != std::string::npos);
    CHECK(far.find("@@ -17,7 +18,8 @@\n") != std::string::npos);
}

TEST_CASE("two changes of one line are one changed line") {
    CHECK(diff_of("a b c\n", {{0, 1, "A"}, {4, 5, "C"}}) ==
          "--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-a b c\n+A b C\n");
}

TEST_CASE("whole lines go and come") {
    CHECK(diff_of("a\nb\nc\n", {{2, 4, ""}}) == "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,2 @@\n a\n-b\n c\n");
    CHECK(diff_of("a\nc\n", {{2, 2, "b\n"}}) == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,3 @@\n a\n+b\n c\n");
    CHECK(diff_of("", {{0, 0, "a\n"}}) == "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1,1 @@\n+a\n");
    CHECK(diff_of("a\n", {{0, 2, ""}}) == "--- a/a.md\n+++ b/a.md\n@@ -1,1 +0,0 @@\n-a\n");
}

TEST_CASE("a missing newline at the end is told") {
    CHECK(diff_of("a\nb", {{2, 3, "c"}}) ==
          "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of "
          "file\n");
}

TEST_CASE("Windows line ends stay in the diff") {
    CHECK(diff_of("a\r\nb\r\n", {{0, 1, "x"}}) == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a\r\n+x\r\n b\r\n");
}

TEST_CASE("a fix that changes nothing gives no diff") {
    CHECK(diff_of("a\n", {{0, 1, "a"}}).empty());
    CHECK(diff_of("a\n", {}).empty());
}

TEST_CASE("fixes that cannot both be made, or lie outside, are errors") {
    CHECK(diff_of("abc\n", {{0, 2, "x"}, {1, 3, "y"}}) == "a.md: two fixes change the same place");
    CHECK(diff_of("abc\n", {{0, 2, "x"}, {0, 2, "y"}}) == "a.md: two fixes change the same place");
    CHECK(diff_of("abc\n", {{3, 9, "x"}}) == "a.md: a fix lies outside the document");
    CHECK(diff_of("abc\n", {{3, 2, "x"}}) == "a.md: a fix lies outside the document");
    CHECK(report::apply_fixes("a.md", "abc\n", std::vector<drift::fix>{{1, 2, "x"}, {1, 2, "x"}}) == "axc\n");
}

TEST_CASE("odd names are written as git reads them") {
    CHECK(diff_of("a\n", {{0, 1, "b"}}, {}, "a\n\"b").starts_with("--- \"a/a\\012\\042b\"\n+++ \"b/a\\012\\042b\"\n"));
    CHECK(diff_of("a\n", {{0, 1, "b"}}, {}, "a b").starts_with("--- a/a b\t\n"));
}

TEST_CASE("a diff for people holds nothing that acts on a terminal") {
    CHECK(diff_of("\x1b[2J\n", {{0, 1, "\x07"}}, {.for_people = true}, "\x1b.md") ==
          "--- \"a/\\x1b.md\"\n+++ \"b/\\x1b.md\"\n@@ -1,1 +1,1 @@\n-\\x1b[2J\n+\\x07[2J\n");
}
