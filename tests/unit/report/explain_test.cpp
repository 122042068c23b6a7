// SPDX-License-Identifier: Apache-2.0
#include "report/explain.hpp"

#include <algorithm>
#include <cmath>

#include "drift/rule.hpp"
#include "report/rules.hpp"
#include "support/catch.hpp"
#include "support/verdicts.hpp"

using namespace delta;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an explanation tells claim, binding, witnesses, rule and the way to the score") {
    drift::finding f = testing::renamed_parameter();
    f.evidences = {{"mention-whole", 1, 1.5}, {"co-change", 2, -0.25}, {"readme", 1, 0}};
    f.score = 1 / (1 + std::exp(-2.0));

    const std::string out = report::to_explanation(f, {.width = 100, .status = "shown"});

    CHECK(holds(out, f.id));
    CHECK(holds(out, std::string(drift::find_rule(f.rule)->summary)));
    CHECK(holds(out, "The doc says: " + f.claim));
    CHECK(holds(out, "  - the words of the document are the name and nothing else"));
    CHECK(holds(out, "Status: shown"));
    CHECK(holds(out, "(where such findings begin)                          +1.000\n"));
    CHECK(holds(out, "1.000 x  +1.500 =   +1.500\n"));
    CHECK(holds(out, "2.000 x  -0.250 =   -0.500\n"));
    CHECK(holds(out, "score = 1 / (1 + e^-sum) = 0.8808"));
    CHECK(holds(out, "without weight: readme"));
}

TEST_CASE("an explanation without evidence, for what was looked up, has no sums") {
    const drift::verdict v = testing::rich_verdict();
    const auto debt = std::ranges::find_if(v.findings, [](const drift::finding& f) { return !f.broken_by.empty(); });
    REQUIRE(debt != v.findings.end());
    drift::finding f = *debt;
    f.evidences.clear();

    const std::string out = report::to_explanation(f);

    CHECK(holds(out, "Broken by: commit " + f.broken_by));
    CHECK_FALSE(holds(out, "Evidence"));
}

TEST_CASE("nothing hostile in an explanation reaches the terminal") {
    for (const drift::finding& f : testing::hostile_verdict().findings) {
        const std::string out = report::to_explanation(f);
        CHECK(std::ranges::none_of(out, [](char c) { return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7f; }));
    }
}

TEST_CASE("the list of rules says how often each was right, and which are advisory for it") {
    using delta::drift::is_too_often_wrong;
    CHECK(is_too_often_wrong(20, 15));
    CHECK_FALSE(is_too_often_wrong(20, 16));
    CHECK_FALSE(is_too_often_wrong(19, 0));
    const auto [low, high] = delta::drift::interval_of(35, 28);
    CHECK((low > 0.640 && low < 0.642 && high > 0.899 && high < 0.901));
    std::size_t measured = 0;
    const std::string text = report::rules_to_text(200);
    for (const drift::rule_info& rule : drift::rules()) {
        const bool is_hint = rule.id == "changed-behaviour";
        CHECK(rule.advisory == (is_hint || is_too_often_wrong(rule.told, rule.right)));
        if (rule.told == 0) continue;
        ++measured;
        const std::string said =
            "Right about " + std::to_string(rule.right) + " of " + std::to_string(rule.told) + " documents";
        CHECK(holds(text, said));
    }
    CHECK(measured > 5);
}

TEST_CASE("the list of rules has each rule once, in text and in JSON") {
    const std::string text = report::rules_to_text();
    const std::string json = report::rules_to_json();
    for (const drift::rule_info& rule : drift::rules()) {
        const std::string head = std::string(rule.id) + ": " + std::string(rule.title);
        CHECK(holds("\n" + text, "\n" + head));
        CHECK(holds(json, "\"id\": \"" + std::string(rule.id) + "\""));
    }
}
