// SPDX-License-Identifier: Apache-2.0
#include "report/sarif.hpp"

#include <boost/json/parse.hpp>

#include "drift/rule.hpp"
#include "report/uri.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/verdicts.hpp"

using namespace delta;

namespace {

boost::json::value run_of(const drift::verdict& v, const report::sarif_options& options = {}) {
    return boost::json::parse(report::to_sarif(v, options)).at("runs").at(0);
}

} // namespace

TEST_CASE("the SARIF report is whole") {
    testing::check_golden("report/rich.sarif",
                          report::to_sarif(testing::rich_verdict(), {.version = "1.2.3", .with_suppressed = true}));
    testing::check_golden("report/hostile.sarif",
                          report::to_sarif(testing::hostile_verdict(), {.with_suppressed = true}));
    testing::check_golden("report/empty.sarif", report::to_sarif({}));
}

TEST_CASE("suppressed results are told only when asked for") {
    const drift::verdict v = testing::rich_verdict();

    CHECK(run_of(v).at("results").as_array().size() == v.findings.size());
    const boost::json::value all = run_of(v, {.with_suppressed = true});
    REQUIRE(all.at("results").as_array().size() == v.findings.size() + 2);
    CHECK(all.at("results").at(5).at("suppressions").at(0).at("kind") == "inSource");
    CHECK(all.at("results").at(6).at("suppressions").at(0).at("kind") == "external");
}

TEST_CASE("a mention on a line of its own has columns, counted in code points") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    v.findings[0].doc = {"a.md", 4, 4, "gr\xC3\xBC\xC3\x9F `connect_timeout`\n"};

    const boost::json::value run = run_of(v);
    const boost::json::value& place = run.at("results").at(0).at("locations").at(0);

    CHECK(place.at("physicalLocation").at("region").at("startColumn") == 7);
    CHECK(place.at("physicalLocation").at("region").at("endColumn") == 22);
}

TEST_CASE("a rule that the catalogue does not know is described all the same") {
    drift::verdict v;
    v.findings = {testing::renamed_parameter()};
    v.findings[0].rule = "brand-new";

    const boost::json::value run = run_of(v);

    CHECK(run.at("results").at(0).at("ruleIndex") == drift::rules().size());
    CHECK(run.at("tool").at("driver").at("rules").as_array().back().at("name") == "BrandNew");
}

TEST_CASE("more results than a run may hold are left out, and that is said") {
    drift::verdict v;
    v.findings.assign(25001, drift::finding{});

    const boost::json::value run = run_of(v);

    CHECK(run.at("results").as_array().size() == 25000);
    CHECK(run.at("invocations").at(0).at("toolExecutionNotifications").at(0).at("message").at("text") ==
          "1 more result left out: one run may hold at most 25000");
}

TEST_CASE("any path is a relative URI") {
    CHECK(report::to_uri("docs/a b.md") == "docs/a%20b.md");
    CHECK(report::to_uri("a:b/\xff%\n?#") == "a%3Ab/%FF%25%0A%3F%23");
}
