// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.hpp"

#include "support/catch.hpp"

using namespace delta;

TEST_CASE("a time is written in UTC to the second or to the microsecond") {
    const std::chrono::sys_seconds t = std::chrono::sys_days(std::chrono::year(2026) / 11 / 25) +
                                       std::chrono::hours(23) + std::chrono::minutes(1) + std::chrono::seconds(2);

    CHECK(to_rfc3339(t) == "2026-11-25T23:01:02Z");
    CHECK(to_rfc3339(t + std::chrono::microseconds(300)) == "2026-11-25T23:01:02.000300Z");
}

TEST_CASE("a time before 1970 counts its fraction forwards") {
    const std::chrono::sys_time<std::chrono::microseconds> t(std::chrono::microseconds(-1));

    CHECK(to_rfc3339(t) == "1969-12-31T23:59:59.999999Z");
}
