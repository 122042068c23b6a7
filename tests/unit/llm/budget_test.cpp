// SPDX-License-Identifier: Apache-2.0
#include "llm/budget.hpp"

#include "llm/remote_model.hpp"
#include "support/catch.hpp"

namespace {

using namespace delta;
using std::chrono::seconds;

constexpr llm::budget::time_point now{seconds(100)};

} // namespace

TEST_CASE("calls, tokens and time each end a budget") {
    llm::budget calls({.calls = 2, .tokens = 1000, .time = seconds(10)}, now);
    CHECK_FALSE(calls.take(1, now));
    CHECK_FALSE(calls.take(1, now));
    CHECK(calls.take(1, now) == "its 2 calls are used up");

    llm::budget tokens({.calls = 9, .tokens = 1000, .time = seconds(10)}, now);
    CHECK_FALSE(tokens.take(600, now));
    CHECK(tokens.take(600, now) == "its 1000 tokens are used up");
    CHECK(tokens.calls() == 1);

    llm::budget time({.calls = 9, .tokens = 1000, .time = seconds(10)}, now);
    CHECK(time.take(1, now + seconds(10)) == "its 10 seconds are used up");
}

TEST_CASE("what a call did not take is there for the next") {
    llm::budget b({.calls = 9, .tokens = 1000, .time = seconds(10)}, now);
    CHECK_FALSE(b.take(900, now));

    b.settle(900, 100);

    CHECK_FALSE(b.take(900, now));
    CHECK(b.tokens() == 1000);
}

TEST_CASE("two questions are the same only when everything asked is") {
    const llm::endpoint to{.of = llm::provider::openai, .base_url = {}, .model = "m", .key = secret("a")};
    llm::question asked{"judge", "Judge.", {{"section", "a"}, {"change", "b"}}, boost::json::object(), 10};
    const std::string key = llm::key_of(to, asked);

    CHECK(key.size() == 64);
    llm::question other = asked;
    other.materials = {{"section", "ab"}, {"change", ""}};
    CHECK(llm::key_of(to, other) != key);
    other = asked;
    other.instructions = "Judge!";
    CHECK(llm::key_of(to, other) != key);
    llm::endpoint elsewhere = to;
    elsewhere.model = "n";
    CHECK(llm::key_of(elsewhere, asked) != key);
    elsewhere = to;
    elsewhere.key = secret("b");
    CHECK(llm::key_of(elsewhere, asked) == key);
}
