// SPDX-License-Identifier: Apache-2.0
#include "check/policy.hpp"

#include "drift/score.hpp"
#include "support/catch.hpp"
#include "support/verdicts.hpp"

using namespace delta;

namespace {

drift::finding scored(std::string id, double score, std::string rule = "renamed-parameter") {
    drift::finding f = testing::renamed_parameter();
    f.id = std::move(id);
    f.score = score;
    f.rule = std::move(rule);
    return f;
}

drift::verdict told(std::vector<drift::finding> findings, const check::policy& by) {
    drift::verdict v;
    v.findings = std::move(findings);
    check::apply_policy(v, {}, by);
    return v;
}

std::vector<std::string> ids(const drift::verdict& v) {
    std::vector<std::string> out;
    for (const drift::finding& f : v.findings) out.push_back(f.id);
    return out;
}

} // namespace

TEST_CASE("what the command line says goes before the configuration, and that before the defaults") {
    CHECK(check::make_policy({}, {}, {}).min_score == drift::default_min_score);
    CHECK_FALSE(check::make_policy({}, {}, {}).fail_on.never);
    CHECK(check::make_policy({}, {}, {}).fail_on.score == 0);

    check::config settings;
    settings.min_score = 0.3;
    settings.fail_on = check::fail_threshold{.never = true};
    CHECK(check::make_policy(settings, {}, {}).min_score == 0.3);
    CHECK(check::make_policy(settings, {}, {}).fail_on.never);

    const check::policy flags = check::make_policy(settings, 0.0, check::fail_threshold{.score = 0.7});
    CHECK(flags.min_score == 0.0);
    CHECK_FALSE(flags.fail_on.never);
    CHECK(flags.fail_on.score == 0.7);
}

TEST_CASE("findings below the minimum score are not told, those at it are") {
    check::policy by;
    by.min_score = 0.5;

    CHECK(ids(told({scored("a", 0.9), scored("b", 0.5), scored("c", 0.499)}, by)) ==
          std::vector<std::string>{"a", "b"});
}

TEST_CASE("a finding below the minimum score uses up no suppression and no baseline") {
    check::policy by;
    by.min_score = 0.5;
    by.tell_unused = true;
    by.known.ids = {"a"};
    by.settings.suppressions = {{.id = "a", .reason = "known", .place = "delta.yml:2"}};

    const drift::verdict v = told({scored("a", 0.4)}, by);

    CHECK(v.suppressed.empty());
    CHECK(v.stats.known == 0);
    CHECK(v.notes == std::vector<std::string>{"delta.yml:2: this suppression silences nothing."});
}

TEST_CASE("rules come before suppressions, and suppressions before the baseline") {
    check::policy by;
    by.settings.rules = {{"removed-file", check::rule_setting::off}, {"changed-port", check::rule_setting::advisory}};
    by.settings.suppressions = {{.rule = "removed-file", .reason = "r", .place = "delta.yml:2"},
                                {.id = "s", .reason = "r", .place = "delta.yml:3"}};
    by.known.ids = {"k", "s"};

    const drift::verdict v = told({scored("o", 0.9, "removed-file"), scored("s", 0.9), scored("k", 0.9),
                                   scored("p", 0.9, "changed-port"), scored("x", 0.9)},
                                  by);

    CHECK(ids(v) == std::vector<std::string>{"p", "x"});
    CHECK(v.findings[0].advisory);
    REQUIRE(v.suppressed.size() == 1);
    CHECK(v.suppressed[0].what.id == "s");
    CHECK(v.stats.known == 1);
}

TEST_CASE("a run fails for findings that are not advisory and reach the threshold") {
    drift::verdict v;
    v.findings = {scored("a", 0.6)};
    CHECK(check::fails(v, {}));
    CHECK(check::fails(v, {.score = 0.6}));
    CHECK_FALSE(check::fails(v, {.score = 0.61}));
    CHECK_FALSE(check::fails(v, {.never = true}));

    v.findings[0].advisory = true;
    CHECK_FALSE(check::fails(v, {}));
    CHECK_FALSE(check::fails({}, {}));
}

TEST_CASE("findings are sorted by score and then by place, whatever their order was") {
    std::vector<drift::finding> findings = {scored("3", 0.5), scored("1", 0.9), scored("2", 0.5), scored("0", 0.9)};
    findings[2].doc.start = 1;

    check::sort_findings(findings);

    drift::verdict v;
    v.findings = findings;
    CHECK(ids(v) == std::vector<std::string>{"0", "1", "2", "3"});
}
