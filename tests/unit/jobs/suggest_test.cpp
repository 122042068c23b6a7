// SPDX-License-Identifier: Apache-2.0
#include "jobs/suggest.hpp"

#include "support/catch.hpp"

namespace {

using namespace delta;

const std::string page = "# Use\n\nIt waits 5 seconds, or 5 tries.\n\nThen 5 more.\n";

drift::fix fix_at(std::size_t from, std::string by) {
    return {page.find('5', from), page.find('5', from) + 1, std::move(by)};
}

// Two fixes on line 3, one on line 5.
jobs::docs_fix make_fix() {
    const std::size_t first = page.find('5');
    const std::size_t second = page.find('5', first + 1);
    check::mended_document doc{
        "docs/use.md", page, {}, {fix_at(0, "10"), fix_at(first + 1, "11"), fix_at(second + 1, "12")}, {}};
    return {"abc", {doc}};
}

} // namespace

TEST_CASE("a fix on a line that the pull request shows becomes a suggestion, another stays in the patch") {
    const jobs::suggestions made = jobs::make_suggestions(make_fix(), {{"docs/use.md", "@@ -1,3 +1,4 @@\n"}});

    REQUIRE(made.comments.size() == 1);
    CHECK(made.comments[0].path == "docs/use.md");
    CHECK(made.comments[0].start_line == 3);
    CHECK(made.comments[0].end_line == 3);
    CHECK(made.comments[0].body == "```suggestion\nIt waits 10 seconds, or 11 tries.\n```\n");
    REQUIRE(made.rest.documents.size() == 1);
    REQUIRE(made.rest.documents[0].fixes.size() == 1);
    CHECK(made.rest.documents[0].fixes[0].replacement == "12");
}

TEST_CASE("without a shown line nothing is suggested, and with all of them nothing is left") {
    CHECK(jobs::make_suggestions(make_fix(), {}).comments.empty());
    CHECK(jobs::make_suggestions(make_fix(), {{"docs/other.md", "@@ -1,9 +1,9 @@\n"}}).comments.empty());
    CHECK(jobs::make_suggestions(make_fix(), {{"docs/use.md", "@@ -1,9 +1,9 @@\n"}}).rest.documents.empty());
}
