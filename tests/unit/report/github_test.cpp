// SPDX-License-Identifier: Apache-2.0
#include "report/github.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/verdicts.hpp"

using namespace delta;

TEST_CASE("findings are warnings of a workflow and advisory ones notices") {
    testing::check_golden("report/rich.github", report::to_github(testing::rich_verdict()));
}

TEST_CASE("nothing hostile begins a workflow command of its own") {
    const drift::verdict v = testing::hostile_verdict();
    const std::string out = report::to_github(v);

    testing::check_golden("report/hostile.github", out);
    CHECK(is_valid_utf8(out));
    CHECK(std::ranges::none_of(out, [](char c) { return c >= 0 && c < 0x20 && c != '\n'; }));
    CHECK(split_lines(out).size() == v.findings.size() + v.notes.size() + 1);
    for (const std::string_view line : split_lines(out))
        CHECK((line.starts_with("::warning file=") || line.starts_with("::notice ")));
}

TEST_CASE("properties escape what would end them") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    v.findings[0].doc.path = "a,line=1:b%\r\n.md";

    CHECK(report::to_github(v).starts_with("::warning file=a%2Cline=1%3Ab%25%0D%0A.md,line=12,endLine=14,title="));
}
