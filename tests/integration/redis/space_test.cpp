// SPDX-License-Identifier: Apache-2.0
#include "redis/client.hpp"
#include "support/catch.hpp"
#include "support/redis_space.hpp"
#include "support/run.hpp"

namespace delta::test {
namespace {

TEST_CASE("two spaces of Redis do not see one another, and begin empty") {
    const redis_space one;
    const redis_space two;

    run([&](async::executor where) -> async::task<> {
        redis::client first(where, {.url = one.url()});
        redis::client second(where, {.url = two.url()});
        CHECK((co_await first.run("DBSIZE")).integer() == 0);
        co_await first.run("SET", "key", "value");

        CHECK((co_await second.run("DBSIZE")).integer() == 0);
        CHECK((co_await first.run("GET", "key")).text() == "value");
    });
}

} // namespace
} // namespace delta::test
