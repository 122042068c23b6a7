// SPDX-License-Identifier: Apache-2.0
#include "llm/patience.hpp"

#include "support/catch.hpp"

namespace {

using namespace delta;
using std::chrono::seconds;

constexpr std::chrono::sys_seconds now{seconds(1'445'412'480)}; // Wed, 21 Oct 2015 07:28:00 GMT

std::optional<seconds> pause_of(int status, http::fields headers, std::string body = {}) {
    http::response told;
    told.status = status;
    told.headers = std::move(headers);
    told.body = std::move(body);
    return llm::find_pause(told, now);
}

llm::breaker::time_point at(int second) {
    return llm::breaker::time_point() + seconds(1000 + second);
}

// Left alone from second 0 on, for 10.
llm::breaker open_breaker() {
    llm::breaker out({.failures = 3, .first_pause = seconds(10), .longest_pause = seconds(25)});
    for (int i = 0; i < 3; ++i) out.failed(at(0));
    return out;
}

} // namespace

TEST_CASE("a pause is read as seconds, as a date, and as Google writes it") {
    CHECK(pause_of(429, {{"Retry-After", "7"}}) == seconds(7));
    CHECK(pause_of(529, {{"retry-after", "0"}}) == seconds(1));
    CHECK(pause_of(503, {{"Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT"}}) == seconds(30));
    CHECK(pause_of(503, {{"Retry-After", "Wed, 21 Oct 2015 07:00:00 GMT"}}) == seconds(1));
    CHECK(pause_of(429, {}, R"({"error":{"details":[{"@type":"x"},{"retryDelay":"34.07s"}]}})") == seconds(34));
}

TEST_CASE("a pause that is nonsense is none, and none is longer than an hour") {
    CHECK_FALSE(pause_of(429, {}));
    CHECK_FALSE(pause_of(429, {{"Retry-After", "soon"}}));
    CHECK_FALSE(pause_of(429, {{"Retry-After", "-4"}}));
    CHECK_FALSE(pause_of(429, {}, R"({"error":{"details":{"retryDelay":"3s"}}})"));
    CHECK(pause_of(429, {{"Retry-After", "99999999999"}}) == seconds(3600));
}

TEST_CASE("a refusal is not asked again, an overload is") {
    for (const int status : {400, 401, 403, 404, 413, 422}) CHECK_FALSE(llm::may_ask_again(status));
    for (const int status : {429, 500, 502, 503, 504, 529}) CHECK(llm::may_ask_again(status));
}

TEST_CASE("a server that fails a few times in a row is left alone") {
    llm::breaker b({.failures = 3, .first_pause = seconds(10), .longest_pause = seconds(25)});
    b.failed(at(0));
    b.failed(at(0));
    b.succeeded();
    b.failed(at(1));
    b.failed(at(1));
    CHECK(b.may_ask(at(1)));

    b.failed(at(1));

    CHECK_FALSE(b.may_ask(at(1)));
    CHECK(b.find_wait(at(1)) == seconds(10));
    CHECK_FALSE(b.may_ask(at(10)));
}

TEST_CASE("after the pause one request tries, and its success ends it") {
    llm::breaker b = open_breaker();

    CHECK(b.may_ask(at(10)));
    CHECK_FALSE(b.may_ask(at(10)));
    b.succeeded();

    CHECK(b.may_ask(at(10)));
    CHECK(b.may_ask(at(10)));
    CHECK_FALSE(b.find_wait(at(10)));
}

TEST_CASE("the pause doubles with each try that fails, up to a limit") {
    llm::breaker b = open_breaker();
    REQUIRE(b.may_ask(at(10)));
    b.failed(at(11));
    CHECK(b.find_wait(at(11)) == seconds(20));
    REQUIRE(b.may_ask(at(31)));
    b.failed(at(32));
    CHECK(b.find_wait(at(32)) == seconds(25));
}

TEST_CASE("a try that was cancelled leaves the next one to others") {
    llm::breaker b = open_breaker();
    REQUIRE(b.may_ask(at(10)));

    b.gave_up();

    CHECK(b.may_ask(at(10)));
}

TEST_CASE("those who were on their way when it was given up do not make the pause longer") {
    llm::breaker b = open_breaker();

    b.failed(at(9));

    CHECK(b.find_wait(at(9)) == seconds(1));
}

TEST_CASE("a server that asks for a pause gets it at once") {
    llm::breaker b;
    b.leave_alone(at(0), seconds(60));
    CHECK_FALSE(b.may_ask(at(59)));
    CHECK(b.may_ask(at(60)));
}
