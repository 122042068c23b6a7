// SPDX-License-Identifier: Apache-2.0
#include "report/json.hpp"

#include <boost/json/parse.hpp>

#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/verdicts.hpp"

using namespace delta;

TEST_CASE("the JSON report has the shape that was promised") {
    testing::check_golden("report/rich.json", report::to_json(testing::rich_verdict()));
}

TEST_CASE("the evidence is told when asked for") {
    testing::check_golden("report/explained.json", report::to_json(testing::rich_verdict(), {.explain = true}));
}

TEST_CASE("an empty verdict is a whole report") {
    testing::check_golden("report/empty.json", report::to_json({}));
}

TEST_CASE("hostile text stays data in the JSON report") {
    const std::string out = report::to_json(testing::hostile_verdict());

    testing::check_golden("report/hostile.json", out);
    CHECK(is_valid_utf8(out));
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(boost::json::parse(out).at("findings").as_array().size() == 2);
}
