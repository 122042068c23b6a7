// SPDX-License-Identifier: Apache-2.0
#include "report/junit.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/verdicts.hpp"

using namespace delta;

TEST_CASE("the JUnit report fails for findings, and not for advisory or suppressed ones") {
    testing::check_golden("report/rich.xml", report::to_junit(testing::rich_verdict()));
}

TEST_CASE("hostile text stays text in the JUnit report") {
    const std::string out = report::to_junit(testing::hostile_verdict());

    testing::check_golden("report/hostile.xml", out);
    CHECK(is_valid_utf8(out));
    CHECK(std::ranges::none_of(out, [](char c) { return c >= 0 && c < 0x20 && c != '\n'; }));
    CHECK(out.find("]]>") == std::string::npos);
    CHECK(out.find("<img") == std::string::npos);
}

TEST_CASE("without findings a test case passes, or is skipped when nothing was compared") {
    drift::verdict v;
    testing::check_golden("report/nothing.xml", report::to_junit(v));
    v.stats = {.docs = 1, .code_files = 1, .claims = 2, .checked = 1};
    testing::check_golden("report/clean.xml", report::to_junit(v));
}

TEST_CASE("characters that XML cannot hold are replaced") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    v.findings[0].explanation =
        "a\xEF\xBF\xBE\xEF\xBF\xBF"
        "b";

    CHECK(report::to_junit(v).find("a\xEF\xBF\xBD\xEF\xBF\xBD"
                                   "b") != std::string::npos);
}
