// SPDX-License-Identifier: Apache-2.0
#include "async/work_list.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using delta::async::work_list;
using namespace std::chrono_literals;

TEST_CASE("work and the work it adds is done once, however many threads there are") {
    const unsigned threads = GENERATE(0U, 1U, 2U, 7U);
    std::vector<std::atomic<int>> seen(600);
    work_list all;
    for (std::size_t i = 0; i < 200; ++i)
        all.add([&seen, &all, i] {
            ++seen.at(i);
            all.add_next([&seen, &all, i] {
                ++seen.at(200 + i);
                all.add_next([&seen, i] { ++seen.at(400 + i); });
            });
        });

    all.run_blocking(threads);

    for (const std::atomic<int>& times : seen) REQUIRE(times == 1);
}

TEST_CASE("what follows is done before what was waiting, and lets go of what it held") {
    std::vector<int> order;
    auto held = std::make_shared<int>(3);
    const std::weak_ptr<int> seen = held;
    work_list all;
    all.add([&] {
        order.push_back(1);
        all.add_next([&order, held = std::move(held)] { order.push_back(*held); });
    });
    all.add([&] { order.push_back(seen.expired() ? 2 : 0); });

    all.run_blocking(1);

    CHECK(order == std::vector<int>{1, 3, 2});
}

TEST_CASE("work may add to what waits, too, and a thread that has nothing to do takes it") {
    const unsigned threads = GENERATE(1U, 3U);
    std::atomic<int> done = 0;
    work_list all;
    all.add([&] {
        for (int i = 0; i < 50; ++i) all.add([&] { ++done; });
        // Alone it does them itself, after this.
        for (std::size_t i = 0; threads > 1 && done < 50 && i < 5000; ++i) std::this_thread::sleep_for(1ms);
        CHECK(done == (threads > 1 ? 50 : 0));
    });

    all.run_blocking(threads);

    CHECK(done == 50);
}

TEST_CASE("after work has failed no more is begun, and the failure reaches the caller") {
    const unsigned threads = GENERATE(1U, 4U);
    std::atomic<int> calls = 0;
    work_list all;
    all.add([&] {
        all.add_next([&] { calls += 1000; });
        throw std::runtime_error("first");
    });
    if (threads == 1) all.add([&] { ++calls; });

    CHECK_THROWS_AS(all.run_blocking(threads), std::runtime_error);

    if (threads == 1) CHECK(calls == 0);
    CHECK_NOTHROW(all.run_blocking(threads));
}

TEST_CASE("a list without work is done at once") {
    work_list none;
    CHECK_NOTHROW(none.run_blocking(3));
}
