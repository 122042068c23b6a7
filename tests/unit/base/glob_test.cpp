// SPDX-License-Identifier: Apache-2.0
#include "base/glob.hpp"

#include <string>

#include "support/catch.hpp"

using delta::glob_match;

TEST_CASE("a pattern without a slash matches the last segment at any depth") {
    CHECK(glob_match("*.md", "README.md"));
    CHECK(glob_match("*.md", "docs/guide/a.md"));
    CHECK_FALSE(glob_match("*.md", "docs/a.mdx"));
}

TEST_CASE("a pattern with a slash is anchored at the root") {
    CHECK(glob_match("docs/*.md", "docs/a.md"));
    CHECK_FALSE(glob_match("docs/*.md", "docs/b/a.md"));
    CHECK_FALSE(glob_match("docs/*.md", "x/docs/a.md"));
    CHECK(glob_match("/README.md", "README.md"));
    CHECK_FALSE(glob_match("/README.md", "docs/README.md"));
}

TEST_CASE("two stars cross folders, and stand for none too") {
    CHECK(glob_match("docs/**/*.md", "docs/a.md"));
    CHECK(glob_match("docs/**/*.md", "docs/b/c/a.md"));
    CHECK(glob_match("docs/**", "docs/b/c"));
    CHECK(glob_match("**/test/**", "a/test/b"));
}

TEST_CASE("a trailing slash means everything below the folder") {
    CHECK(glob_match("vendor/", "vendor/a/b.go"));
    CHECK(glob_match("vendor/", "x/vendor/b.go"));
    CHECK_FALSE(glob_match("vendor/", "vendored/b.go"));
}

TEST_CASE("sets and alternatives") {
    CHECK(glob_match("v[0-9].txt", "v3.txt"));
    CHECK_FALSE(glob_match("v[!0-9].txt", "v3.txt"));
    CHECK(glob_match("*.{md,rst}", "a/b.rst"));
    CHECK_FALSE(glob_match("*.{md,rst}", "a/b.adoc"));
}

TEST_CASE("a hostile pattern ends in bounded time") {
    std::string pattern;
    for (int i = 0; i < 40; ++i) pattern += "*a";
    CHECK_FALSE(glob_match(pattern, std::string(200, 'a') + "b"));
}
