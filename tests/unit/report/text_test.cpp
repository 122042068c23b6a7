// SPDX-License-Identifier: Apache-2.0
#include "report/text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "report/markdown.hpp"
#include "report/plain_text.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/verdicts.hpp"

using namespace delta;

TEST_CASE("the report for people has a block for each finding and an honest summary") {
    testing::check_golden("report/rich.txt", report::to_text(testing::rich_verdict()));
}

TEST_CASE("the report for people has colours and evidence when asked for") {
    testing::check_golden("report/colour.txt",
                          report::to_text(testing::rich_verdict(), {.colour = true, .explain = true}));
}

TEST_CASE("a narrow terminal cuts excerpts and wraps sentences") {
    const std::string out = report::to_text(testing::rich_verdict(), {.width = 50});

    testing::check_golden("report/narrow.txt", out);
    for (const std::string_view line : split_lines(out))
        if (line.find(" | ") != line.npos) CHECK(report::display_width(line) <= 50);
}

TEST_CASE("nothing hostile reaches the terminal") {
    const std::string out = report::to_text(testing::hostile_verdict());

    testing::check_golden("report/hostile.txt", out);
    CHECK(is_valid_utf8(out));
    CHECK(std::ranges::none_of(out, [](char c) { return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7f; }));
    CHECK(out.find("\n::") == std::string::npos);
    CHECK(out.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("a run that compared nothing says so and does not say clean") {
    drift::verdict v;
    CHECK(report::to_text(v).starts_with("Nothing to check: no code that Delta reads has changed."));
    v.stats.code_files = 1;
    CHECK(report::to_text(v).starts_with("Nothing to check: there is no documentation"));
    v.stats.docs = 3;
    CHECK(report::to_text(v).starts_with("Nothing to check: the documentation claims nothing"));
    v.stats.claims = 9;
    v.stats.checked = 1;
    CHECK(report::to_text(v) ==
          "Clean: no documentation found that this change makes wrong.\n"
          "Checked 1 of 9 checkable claims in 3 documents against 1 changed code file.\n");
    v.stats.unparsed_files = 1;
    CHECK(report::to_text(v).ends_with("1 changed code file,\nwhich did not parse fully.\n"));
}

TEST_CASE("the mention is marked where it stands as a word of its own, also far to the right") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    v.findings[0].doc = {"a.md", 7, 7, "timeouts and " + std::string(100, 'x') + " the timeout of old\n"};
    v.findings[0].mention = "timeout";

    const std::string out = report::to_text(v);

    CHECK(out.find("    7 | ... the timeout of old\n         |         ^^^^^^^\n") != std::string::npos);
}

TEST_CASE("what stands around the mention is shown on both sides of it", "[report]") {
    const auto shown = [](const std::string& line) {
        drift::verdict v;
        v.findings = {testing::renamed_parameter()};
        v.findings[0].doc = {"a.md", 7, 7, line + "\n"};
        v.findings[0].mention = "timeout";
        const std::string out = report::to_text(v);
        const std::size_t at = out.find("    7 | ") + 8;
        return out.substr(at, out.find('\n', at) - at);
    };
    // A sentence that ends with the name still says what it is about.
    CHECK(shown("Somebody who has read this far knows that each of the carriers is given the timeout.") ==
          "... this far knows that each of the carriers is given the timeout.");
    // Neither side takes all the room from the other.
    CHECK(
        shown("Somebody who has read this far knows that each of the carriers gets the same timeout, which is told to "
              "it when it is asked for the first time.") ==
        "... gets the same timeout, which is told to it when it is asked fo...");
    CHECK(shown(std::string(90, 'x') + "-timeout of").ends_with("xx-timeout of"));
}

TEST_CASE("the end of a text begins at a word and takes no more room than it has", "[report]") {
    CHECK(report::end_within("one two three", 13) == "one two three");
    CHECK(report::end_within("one two three", 12) == "... three");
    CHECK(report::end_within("one two three", 8) == "... hree");
    CHECK(report::end_within("one two three", 3).empty());
    CHECK(report::end_within("abcdefgh", 7) == "... fgh");
    CHECK(report::end_within("abcd\xE6\x97\xA5\xE6\x9C\xAC", 7) == "... \xE6\x9C\xAC");
    CHECK(report::end_within("abcdefe\xCC\x81z", 6) == "... e\xCC\x81z");
}

TEST_CASE("wide and combining characters keep the mark under the mention") {
    CHECK(report::display_width("\xE6\x97\xA5\xE6\x9C\xAC") == 4);
    CHECK(report::display_width("e\xCC\x81") == 1);
    CHECK(report::cut_to_width("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 5) == "\xE6\x97\xA5...");
    CHECK(report::cut_to_width("abc", 3) == "abc");
    CHECK(report::cut_to_width("abcd", 3) == "...");
    CHECK(report::cut_to_width("abcd", 0).empty());
}

TEST_CASE("paths are quoted when they are odd") {
    CHECK(report::shown_path("docs/gr\xC3\xBC\xC3\x9F e.md") == "docs/gr\xC3\xBC\xC3\x9F e.md");
    CHECK(report::shown_path("a\nb") == "\"a\\nb\"");
    CHECK(report::shown_path("a\"b\\") == "\"a\\\"b\\\\\"");
    CHECK(report::shown_path("a\xff") == "\"a\\xff\"");
}

TEST_CASE("an excerpt cut inside a character loses only that character") {
    CHECK(report::excerpt_lines("a\xC3\xBC\xE2\x82", 5) == std::vector<std::string>{"a\xC3\xBC"});
    CHECK(report::excerpt_lines("a\xC3\xBC", 5) == std::vector<std::string>{"a\xC3\xBC"});
    CHECK(report::excerpt_lines("1\n2\n3", 2) == std::vector<std::string>{"1", "2"});
}

TEST_CASE("nobody is told to write a comment into plain text", "[report]") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    const std::string id = v.findings[0].id;
    for (const std::string_view path : {"doc/help.txt", "README"}) {
        v.findings[0].doc.path = path;
        CHECK(report::to_text(v).find("  Silence: suppress the id " + id + "\n") != std::string::npos);
        CHECK(report::to_markdown(v).find("Wrong? Suppress the id ") != std::string::npos);
    }
    v.findings[0].doc.path = "docs/a.markdown";
    CHECK(report::to_text(v).find("<!-- delta: ignore") != std::string::npos);
}

TEST_CASE("code is shown without the indentation that its lines share", "[report]") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    v.findings[0].code_after = {"src/a.rs", 4, 7, "        Arg::new(1)\n            .long(2)\n\n        done()\n"};
    const std::string out = report::to_text(v);
    CHECK(out.find("  +    4 | Arg::new(1)\n  +    5 |     .long(2)\n  +    6 | \n  +    7 | done()\n") !=
          std::string::npos);
}
