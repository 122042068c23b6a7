// SPDX-License-Identifier: Apache-2.0
#include "check/suppress.hpp"

#include "support/catch.hpp"
#include "support/verdicts.hpp"

using namespace delta;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::year_month_day today = 2026y / 3 / 1;

// One finding of rule renamed-parameter in docs/connect.md, lines 12 to 14.
drift::verdict one_finding() {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    return v;
}

drift::verdict with_inline(const docs::suppression& s, bool tell_unused = false, std::string path = "docs/connect.md") {
    drift::verdict v = one_finding();
    const check::config settings;
    check::apply_suppressions(v, {{{std::move(path), {s}}}, settings, today, tell_unused});
    return v;
}

drift::verdict with_config(const check::config_suppression& s, bool tell_unused = false) {
    drift::verdict v = one_finding();
    check::config settings;
    settings.suppressions = {s};
    check::apply_suppressions(v, {{}, settings, today, tell_unused});
    return v;
}

} // namespace

TEST_CASE("a comment silences its rule in the lines it stands for") {
    const drift::verdict v = with_inline({"renamed-parameter", "old version", 10, 11, 12});

    CHECK(v.findings.empty());
    REQUIRE(v.suppressed.size() == 1);
    CHECK(v.suppressed[0].by == "docs/connect.md:10");
    CHECK(v.suppressed[0].reason == "old version");
    CHECK(v.notes.empty());
}

TEST_CASE("a comment silences nothing beyond its rule, its lines and its document") {
    CHECK(with_inline({"changed-default", "", 10, 11, 12}).findings.size() == 1);
    CHECK(with_inline({"renamed-parameter", "", 9, 9, 11}).findings.size() == 1);
    CHECK(with_inline({"renamed-parameter", "", 15, 15, 20}).findings.size() == 1);
    CHECK(with_inline({"renamed-parameter", "", 10, 11, 12}, false, "docs/other.md").findings.size() == 1);
    CHECK(with_inline({"*", "", 10, 14, 14}).suppressed.size() == 1);
}

TEST_CASE("a finding about a whole document is silenced by its rule's name only") {
    for (const std::string rule : {"renamed-parameter", "*"}) {
        drift::verdict v = one_finding();
        v.findings[0].doc.start = v.findings[0].doc.end = 0;
        const check::config settings;
        check::apply_suppressions(v, {{{"docs/connect.md", {{rule, "", 90, 90, 91}}}}, settings, today});
        CHECK(v.findings.size() == (rule == "*" ? 1U : 0U));
    }
}

TEST_CASE("a misspelt rule in a comment is noted and silences nothing") {
    const drift::verdict v = with_inline({"renamed-paramter", "", 10, 11, 14});

    CHECK(v.findings.size() == 1);
    REQUIRE(v.notes.size() == 1);
    CHECK(v.notes[0] ==
          "docs/connect.md:10: no rule is called \"renamed-paramter\" (did you mean \"renamed-parameter\"?), so "
          "nothing is "
          "suppressed.");
}

TEST_CASE("the configuration silences one finding by id, or a rule in some documents") {
    CHECK(with_config({.id = "3fa94b0c5d6e7f81", .reason = "r", .place = "delta.yml:8"}).suppressed.size() == 1);
    CHECK(with_config({.id = "3fa94b0c5d6e7f82", .reason = "r"}).suppressed.empty());
    CHECK(with_config({.rule = "renamed-parameter", .path = "docs/*.md", .reason = "r"}).suppressed.size() == 1);
    CHECK(with_config({.rule = "renamed-parameter", .path = "other/", .reason = "r"}).suppressed.empty());
    CHECK(with_config({.rule = "changed-port", .reason = "r"}).suppressed.empty());
    CHECK(with_config({.rule = "*", .path = "docs/", .reason = "r"}).suppressed.size() == 1);
}

TEST_CASE("a suppression applies through the day it expires, and is noted after it") {
    const auto expiring = [](std::chrono::year_month_day day) {
        return with_config(
            {.rule = "renamed-parameter", .reason = "r", .owner = "@docs", .expires = day, .place = "delta.yml:8"});
    };

    CHECK(expiring(today).suppressed.size() == 1);
    const drift::verdict late = expiring(2026y / 2 / 28);
    CHECK(late.findings.size() == 1);
    REQUIRE(late.notes.size() == 1);
    CHECK(late.notes[0] == "delta.yml:8: this suppression expired on 2026-02-28 and no longer applies (owner: @docs).");
}

TEST_CASE("suppressions that silence nothing are noted when asked for") {
    CHECK(with_inline({"changed-port", "", 10, 11, 14}).notes.empty());
    CHECK(with_inline({"changed-port", "", 10, 11, 14}, true).notes ==
          std::vector<std::string>{"docs/connect.md:10: this suppression silences nothing."});
    CHECK(with_config({.rule = "changed-port", .reason = "r", .place = "delta.yml:8"}, true).notes ==
          std::vector<std::string>{"delta.yml:8: this suppression silences nothing."});
    CHECK(with_config({.rule = "renamed-parameter", .reason = "r", .place = "delta.yml:8"}, true).notes.empty());
}

TEST_CASE("of several suppressions the document's own is told, and none is called useless") {
    drift::verdict v = one_finding();
    check::config settings;
    settings.suppressions = {{.rule = "renamed-parameter", .reason = "r", .place = "delta.yml:8"}};
    check::apply_suppressions(
        v, {{{"docs/connect.md", {{"*", "here", 10, 11, 14}, {"*", "too", 11, 11, 14}}}}, settings, today, true});

    REQUIRE(v.suppressed.size() == 1);
    CHECK(v.suppressed[0].by == "docs/connect.md:10");
    CHECK(v.notes.empty());
}

TEST_CASE("rules that are off say nothing, and advisory ones become advisory") {
    drift::verdict v = testing::rich_verdict();
    check::config settings;
    settings.rules = {{"changed-default", check::rule_setting::off},
                      {"renamed-parameter", check::rule_setting::advisory}};

    check::apply_rules(v, settings);

    REQUIRE(v.findings.size() == 4);
    CHECK(v.findings[0].rule == "renamed-parameter");
    CHECK(v.findings[0].advisory);
    CHECK_FALSE(v.findings[1].advisory);
}
