// SPDX-License-Identifier: Apache-2.0
#include "async/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

using delta::async::parallel_for_blocking;

TEST_CASE("each index is worked on once, however many threads there are") {
    const unsigned threads = GENERATE(0U, 1U, 2U, 7U, 64U);
    const std::size_t count = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{1000});
    std::vector<std::atomic<int>> seen(count);

    parallel_for_blocking(count, threads, [&](std::size_t i) { ++seen.at(i); });

    for (const std::atomic<int>& times : seen) REQUIRE(times == 1);
}

TEST_CASE("one thread means the caller's own, in order") {
    std::vector<std::size_t> order;

    parallel_for_blocking(4, 1, [&](std::size_t i) { order.push_back(i); });

    CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("an exception reaches the caller after the other calls have ended") {
    const unsigned threads = GENERATE(1U, 4U);
    std::atomic<int> running = 0;

    const auto run = [&] {
        parallel_for_blocking(100, threads, [&](std::size_t i) {
            ++running;
            if (i == 3) {
                --running;
                throw std::runtime_error("three");
            }
            --running;
        });
    };

    CHECK_THROWS_AS(run(), std::runtime_error);
    CHECK(running == 0);
}

TEST_CASE("after an exception no further work is handed out") {
    int calls = 0;

    CHECK_THROWS(parallel_for_blocking(100, 1, [&](std::size_t) {
        ++calls;
        throw std::runtime_error("first");
    }));

    CHECK(calls == 1);
}
