// SPDX-License-Identifier: Apache-2.0
#include "jobs/judge.hpp"

#include "jobs/shown_change.hpp"
#include "support/catch.hpp"

using namespace delta;

namespace {

drift::finding finding(double score, double sure) {
    drift::finding out;
    out.score = score;
    out.evidences = {{"same-name", 1, 0.5}, {"sure-flip", sure, 0}};
    return out;
}

std::string numbers(int from, int to, int changed = 0) {
    std::string out;
    for (int i = from; i <= to; ++i) out += (i == changed ? "changed " : "line ") + std::to_string(i) + "\n";
    return out;
}

} // namespace

TEST_CASE("a proved claim, a high score and advice are not put to a model") {
    CHECK(jobs::is_uncertain(finding(0.8, 0)));
    CHECK_FALSE(jobs::is_uncertain(finding(0.85, 1)));
    CHECK_FALSE(jobs::is_uncertain(finding(0.9, 0)));
    drift::finding advisory = finding(0.8, 0);
    advisory.advisory = true;
    CHECK_FALSE(jobs::is_uncertain(advisory));
}

TEST_CASE("a sentence of a model is one line of bounded size") {
    CHECK(jobs::tame_sentence("  It is\n\tanother\x1B queue.. ") == "It is another queue");
    CHECK(jobs::tame_sentence("").empty());
    CHECK(jobs::tame_sentence("\xFF") == "\xEF\xBF\xBD");
    const std::string cut = jobs::tame_sentence("ä" + std::string(400, 'x') + "ä", 300);
    CHECK(cut.size() == 300 + std::string("…").size());
    CHECK(jobs::tame_sentence(std::string(299, 'x') + "ä", 300) == std::string(299, 'x') + "…");
}

TEST_CASE("a section ends where the first one below it begins") {
    const std::string text = "intro\n\n# One\n\na\n\n## Two\n\nb\n\n# Three\n\nc\n";
    const docs::document doc = docs::read(docs::format::markdown, "a.md", text);
    const auto at = [&](std::uint32_t line) {
        const jobs::section_span s = jobs::find_section(doc, line);
        return text.substr(s.begin, s.end - s.begin);
    };

    CHECK(at(1) == "intro\n\n");
    CHECK(at(5) == "# One\n\na\n\n");
    CHECK(at(9) == "## Two\n\nb\n\n");
    CHECK(at(13) == "# Three\n\nc\n");
    CHECK(at(99) == "intro\n\n");
}

TEST_CASE("a change is shown as hunks with what stands around them") {
    CHECK(jobs::change_text("a\nb\nc\n", "a\nx\nc\n", 2, 2, 1000) ==
          "@@ line 2 before, line 2 now @@\n a\n-b\n+x\n c\n");
    CHECK(jobs::change_text("a\n", "a\n", 1, 1, 1000).empty());
    CHECK(jobs::change_text("", "a\n", 0, 1, 1000) == "@@ line 1 before, line 1 now @@\n+a\n");
}

TEST_CASE("of a change that is too long the nearest parts are shown, in their order") {
    const std::string before = numbers(1, 300);
    std::string after = before;
    for (const int line : {50, 150, 250}) {
        const std::string old = "line " + std::to_string(line) + "\n";
        after.replace(after.find("\n" + old) + 1, old.size(), "new " + std::to_string(line) + "\n");
    }

    const std::string all = jobs::change_text(before, after, 150, 150, 10'000);
    CHECK(all.find("new 50") < all.find("new 150"));
    CHECK(all.find("new 150") < all.find("new 250"));
    const std::string some = jobs::change_text(before, after, 240, 240, 150);
    CHECK(some.find("new 250") != std::string::npos);
    CHECK(some.find("new 50\n") == std::string::npos);
    CHECK(jobs::change_text("", std::string(10'000, 'x'), 1, 1, 500).size() < 600);
}
