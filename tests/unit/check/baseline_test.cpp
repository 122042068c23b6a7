// SPDX-License-Identifier: Apache-2.0
#include "check/baseline.hpp"

#include "report/json.hpp"
#include "support/catch.hpp"
#include "support/verdicts.hpp"

using namespace delta;

namespace {

std::string error_of(std::string_view bytes) {
    const result<check::baseline> read = check::read_baseline("old.json", bytes);
    return read ? "no error" : to_string(read.error());
}

} // namespace

TEST_CASE("findings of an earlier report are known") {
    drift::verdict before = testing::rich_verdict();
    before.findings.pop_back();
    const result<check::baseline> known = check::read_baseline("old.json", report::to_json(before));
    REQUIRE(known);
    drift::verdict now = testing::rich_verdict();
    now.stats.known = 0;

    check::apply_baseline(now, *known);

    REQUIRE(now.findings.size() == 1);
    CHECK(now.findings[0].rule == "changed-version");
    CHECK(now.stats.known == 4);
}

TEST_CASE("what is no report is refused with its place") {
    CHECK(error_of(R"({"version":1,"findings":[]})") == "no error");
    CHECK(error_of("") == "old.json:1:1: the JSON ends too early");
    CHECK(error_of("[]") == "old.json: expected an object, found an array");
    CHECK(error_of("{}") == "old.json: version: is missing");
    CHECK(error_of(R"({"version":2,"findings":[]})") ==
          "old.json: version: expected version 1 of a delta check report, found 2");
    CHECK(error_of(R"({"version":1})") == "old.json: findings: is missing");
    CHECK(error_of(R"({"version":1,"findings":[{"id":"0123456789abcdef"},{"id":7}]})") ==
          "old.json: findings[1].id: expected text, found a number");
    CHECK(error_of(R"({"version":1,"findings":[{"id":"XYZ"}]})") ==
          "old.json: findings[0].id: expected the id of a finding, 16 hexadecimal digits");
}
