// SPDX-License-Identifier: Apache-2.0
#include "api/docs_policies.hpp"

#include "support/catch.hpp"

using namespace delta::api;

TEST_CASE("tags and comments are stripped, the text between them stays") {
    CHECK(strip_html("<b>Be brief</b>, use <code>code</code>.") == "Be brief, use code.");
    CHECK(strip_html("a<!-- hidden > more -->b") == "ab");
    CHECK(strip_html("x < 3 and y > 4, <- arrows") == "x < 3 and y > 4, <- arrows");
    CHECK(strip_html("cut <script") == "cut");
    CHECK(strip_html("<<b>script>alert(1)<</b>/script>") == "alert(1)");
}

TEST_CASE("a folder of documentation lies inside the repository") {
    for (const char* const inside : {"/docs", "docs/", ".", "/", "a/b..c"}) CHECK(is_folder(inside));
    for (const char* const outside : {"..", "docs/../..", "docs\\x", "a\nb"}) CHECK_FALSE(is_folder(outside));
}
