// SPDX-License-Identifier: Apache-2.0
#include "github/pulls.hpp"
#include "support/catch.hpp"

namespace {

using namespace delta;

std::string told(std::string_view patch) {
    std::string out;
    for (const github::line_range& r : github::find_commentable_lines(patch))
        out += std::to_string(r.first) + "-" + std::to_string(r.last) + " ";
    return out;
}

} // namespace

TEST_CASE("comments may stand on the new side's lines of each hunk") {
    CHECK(told("@@ -1,3 +1,4 @@ # Use\n a\n+b\n c\n d\n@@ -90 +91 @@\n-x\n+y\n") == "1-4 91-91 ");
}

TEST_CASE("a hunk that only deletes has no line of the new side") {
    CHECK(told("@@ -1,2 +0,0 @@\n-a\n-b\n") == "");
    CHECK(told("@@ -5,2 +4,0 @@\n-a\n-b\n") == "");
}

TEST_CASE("what only looks like a hunk is none") {
    CHECK(told("") == "");
    CHECK(told("@@ -1,2 +x @@\n+@@ -1,3 +1,4 @@\n") == "");
    CHECK(told("@@ -1,2 +99999999999999999999 @@\n") == "");
}
