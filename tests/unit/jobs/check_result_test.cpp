// SPDX-License-Identifier: Apache-2.0
#include "jobs/check_result.hpp"

#include "support/catch.hpp"

namespace {

using namespace delta;

drift::verdict verdict_with(std::size_t plain, std::size_t advisory) {
    drift::verdict v;
    v.stats.claims = 9;
    v.stats.checked = 3;
    v.stats.docs = 1;
    v.stats.code_files = 1;
    for (std::size_t i = 0; i < plain + advisory; ++i) {
        drift::finding f;
        f.id = "0123456789abcdef";
        f.rule = "changed-default";
        f.advisory = i >= plain;
        f.doc = {"docs/a.md", 3, 4, "text"};
        v.findings.push_back(f);
    }
    return v;
}

} // namespace

TEST_CASE("findings are advice, unless the repository asks to block") {
    CHECK(jobs::to_check_run(verdict_with(1, 0), false, "").conclusion == "neutral");
    CHECK(jobs::to_check_run(verdict_with(1, 0), true, "").conclusion == "action_required");
}

TEST_CASE("advisory findings alone leave a success and annotate nothing") {
    const github::check_run run = jobs::to_check_run(verdict_with(0, 2), false, "");

    CHECK(run.conclusion == "success");
    CHECK(run.output->annotations.empty());
}

TEST_CASE("nothing to check is never shown as a pass") {
    CHECK(jobs::to_check_run(drift::verdict(), false, "").conclusion == "neutral");
}

TEST_CASE("a configuration that cannot be used is told at its line") {
    const github::check_run run =
        jobs::to_check_run(error{errc::invalid, "colour is unknown", ".github/delta.yml:3:5"});

    CHECK(run.conclusion == "neutral");
    REQUIRE(run.output->annotations.size() == 1);
    CHECK(run.output->annotations[0].path == ".github/delta.yml");
    CHECK(run.output->annotations[0].start_line == 3);
}
