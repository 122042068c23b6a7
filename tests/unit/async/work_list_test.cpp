// SPDX-License-Identifier: Apache-2.0
#include "async/work_list.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using delta::async::work_list;
using namespace std::chrono_literals;

TEST_CASE("work and the work it adds is done once, however many threads there are") {
    const unsigned threads = GENERATE(0U, 1U, 2U, 7U);
    std::vector<std::atomic<int>> seen(600);
    work_list all(threads);
    for (std::size_t i = 0; i < 200; ++i)
        all.add([&seen, &all, i] {
            ++seen.at(i);
            all.add_next([&seen, &all, i] {
                ++seen.at(200 + i);
                all.add_next([&seen, i] { ++seen.at(400 + i); });
            });
        });

    all.run_blocking();

    for (const std::atomic<int>& times : seen) REQUIRE(times == 1);
}

TEST_CASE("what follows is done before what was waiting, and lets go of what it held") {
    std::vector<int> order;
    auto held = std::make_shared<int>(3);
    const std::weak_ptr<int> seen = held;
    work_list all(1);
    all.add([&] {
        order.push_back(1);
        all.add_next([&order, held = std::move(held)] { order.push_back(*held); });
    });
    all.add([&] { order.push_back(seen.expired() ? 2 : 0); });

    all.run_blocking();

    CHECK(order == std::vector<int>{1, 3, 2});
}

TEST_CASE("work may add to what waits, too, and a thread that has nothing to do takes it") {
    const unsigned threads = GENERATE(1U, 3U);
    std::atomic<int> done = 0;
    work_list all(threads);
    all.add([&] {
        all.call_help();
        for (int i = 0; i < 50; ++i) all.add([&] { ++done; });
        // Alone it does them itself, after this.
        for (std::size_t i = 0; threads > 1 && done < 50 && i < 5000; ++i) std::this_thread::sleep_for(1ms);
        CHECK(done == (threads > 1 ? 50 : 0));
    });

    all.run_blocking();

    CHECK(done == 50);
}

TEST_CASE("after work has failed no more is begun, and the failure reaches the caller") {
    const unsigned threads = GENERATE(1U, 4U);
    std::atomic<int> calls = 0;
    work_list all(threads);
    all.add([&] {
        all.add_next([&] { calls += 1000; });
        throw std::runtime_error("first");
    });
    if (threads == 1) all.add([&] { ++calls; });

    CHECK_THROWS_AS(all.run_blocking(), std::runtime_error);

    if (threads == 1) CHECK(calls == 0);
    CHECK_NOTHROW(all.run_blocking());
}

TEST_CASE("a list without work is done at once") {
    work_list none(3);
    CHECK_NOTHROW(none.run_blocking());
}

TEST_CASE("nobody is called for one piece of work") {
    std::vector<std::thread::id> seen;

    work_list(4).for_each_blocking(1, [&](std::size_t) { seen.push_back(std::this_thread::get_id()); });

    CHECK(seen == std::vector{std::this_thread::get_id()});
}

TEST_CASE("the threads of a list serve one run after the other, also after a failure") {
    work_list all(3);
    std::mutex guard;
    std::set<std::thread::id> seen;
    const auto note = [&](std::size_t) {
        std::this_thread::sleep_for(1ms);
        const std::lock_guard lock(guard);
        seen.insert(std::this_thread::get_id());
    };

    for (int round = 0; round < 20; ++round) {
        all.for_each_blocking(6, note);
        CHECK_THROWS(all.for_each_blocking(6, [](std::size_t) { throw std::runtime_error("each"); }));
    }

    CHECK(seen.size() <= 3);
    CHECK(seen.contains(std::this_thread::get_id()));
}

TEST_CASE("each index is worked on once, however many threads there are") {
    const unsigned threads = GENERATE(0U, 1U, 2U, 7U, 64U);
    const std::size_t count = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{1000});
    std::vector<std::atomic<int>> seen(count);

    work_list(threads).for_each_blocking(count, [&](std::size_t i) { ++seen.at(i); });

    for (const std::atomic<int>& times : seen) REQUIRE(times == 1);
}

TEST_CASE("one thread means the caller's own, in order") {
    std::vector<std::size_t> order;

    work_list(1).for_each_blocking(4, [&](std::size_t i) { order.push_back(i); });

    CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("an exception reaches the caller after the other calls have ended") {
    const unsigned threads = GENERATE(1U, 4U);
    std::atomic<int> running = 0;

    const auto run = [&] {
        work_list(threads).for_each_blocking(100, [&](std::size_t i) {
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

    CHECK_THROWS(work_list(1).for_each_blocking(100, [&](std::size_t) {
        ++calls;
        throw std::runtime_error("first");
    }));

    CHECK(calls == 1);
}
