// SPDX-License-Identifier: Apache-2.0
#include "redis/pipeline.hpp"

#include <string>

#include "async/task_group.hpp"
#include "redis/location.hpp"
#include "support/catch.hpp"
#include "support/redis_server.hpp"
#include "support/run.hpp"

namespace delta::redis {
namespace {

using async::executor;
using async::task;
using namespace std::chrono_literals;

std::string bytes_of(const command& what) {
    std::string bytes;
    encode(what, bytes);
    return bytes;
}

TEST_CASE("a server that does not answer in time is left by all who wait") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        const auto line =
            std::make_shared<pipeline>(where, co_await wire::open(parse_url(server.url()), nullptr), 50ms);
        line->start();
        async::task_group group(where);
        int late = 0;
        const auto ask = [](pipeline& over, int& count) -> task<> {
            try {
                co_await over.exchange(bytes_of({"INCR", "a"}), 1);
            } catch (const timeout_failure&) {
                ++count;
            }
        };

        co_await line->exchange(bytes_of({"CLIENT", "PAUSE", "2000"}), 1);
        group.spawn(ask(*line, late));
        group.spawn(ask(*line, late));
        co_await group.join();

        CHECK(late == 2);
        CHECK_FALSE(line->is_open());
        CHECK_THROWS_AS(co_await line->exchange(bytes_of({"PING"}), 1), timeout_failure);
    });
}

TEST_CASE("a line that is asked again and again keeps to each question's own limit") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        const auto line =
            std::make_shared<pipeline>(where, co_await wire::open(parse_url(server.url()), nullptr), 200ms);
        line->start();

        const auto end = async::steady::now() + 500ms;
        while (async::steady::now() < end) co_await line->exchange(bytes_of({"PING"}), 1);

        CHECK(line->is_open());
        line->close(std::make_exception_ptr(net_failure("the test is over")));
    });
}

} // namespace
} // namespace delta::redis
