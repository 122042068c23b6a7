// SPDX-License-Identifier: Apache-2.0
#include "github/rate_limit.hpp"

#include "support/catch.hpp"

namespace {

using namespace delta;
using std::chrono::seconds;

constexpr std::chrono::sys_seconds now{seconds(1'000'000)};

http::response answer(int status, http::fields headers, std::string body = {}) {
    http::response out;
    out.status = status;
    out.headers = std::move(headers);
    out.body = std::move(body);
    return out;
}

} // namespace

TEST_CASE("an answer that went well asks for no pause") {
    CHECK_FALSE(github::find_pause(answer(200, {{"x-ratelimit-remaining", "0"}}), now));
    CHECK_FALSE(github::find_pause(answer(404, {{"retry-after", "5"}}), now));
}

TEST_CASE("a permission that is missing is no rate limit") {
    CHECK_FALSE(github::find_pause(
        answer(403, {{"x-ratelimit-remaining", "4999"}}, R"({"message":"Resource not accessible by integration"})"),
        now));
}

TEST_CASE("Retry-After goes before everything else") {
    CHECK(github::find_pause(answer(429, {{"retry-after", "7"}, {"x-ratelimit-remaining", "0"}}), now) == seconds(7));
    CHECK(github::find_pause(answer(503, {{"Retry-After", "3"}}), now) == seconds(3));
}

TEST_CASE("a limit that is used up lasts until its reset") {
    const http::fields used_up = {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "1000090"}};

    CHECK(github::find_pause(answer(403, used_up), now) == seconds(90));
    CHECK(github::find_pause(answer(403, used_up), now + seconds(100)) == seconds(1));
}

TEST_CASE("a secondary limit that names no time is a minute") {
    CHECK(github::find_pause(answer(403, {}, "You have exceeded a secondary rate limit."), now) == seconds(60));
    CHECK(github::find_pause(answer(429, {}), now) == seconds(60));
}

TEST_CASE("a clock that is wrong makes no pause of days") {
    CHECK(github::find_pause(answer(429, {{"retry-after", "99999999"}}), now) == seconds(4000));
}
