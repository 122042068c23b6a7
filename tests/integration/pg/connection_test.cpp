// SPDX-License-Identifier: Apache-2.0
#include "pg/connection.hpp"

#include <chrono>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"
#include "support/services.hpp"

namespace delta::pg {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a short limit after a long one is kept, and closes the connection") {
    test::run([](async::executor where) -> async::task<> {
        const auto conn = co_await connection::open(where, test::postgres_url(), "delta test");
        co_await conn->query_once("select 1", 1h);
        const auto begin = async::steady::now();

        CHECK_THROWS_AS(co_await conn->query_once("select pg_sleep(8)", 100ms), timeout_failure);

        CHECK(async::steady::now() - begin < 5s);
        CHECK_FALSE(conn->is_usable());
        CHECK_THROWS_AS(co_await conn->query("select 1", {}), failure);
    });
}

} // namespace
} // namespace delta::pg
