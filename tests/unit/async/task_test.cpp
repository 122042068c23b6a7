// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>
#include <thread>

#include "async/answer.hpp"
#include "async/blocking_pool.hpp"
#include "async/event.hpp"
#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"

namespace delta::async {
namespace {

using namespace std::chrono_literals;

constexpr auto never = 1h;

task<int> give_number() {
    co_return 42;
}

task<int> refuse_at_once() {
    throw std::runtime_error("refused");
    co_return 0;
}

task<> set_when_cancelled(bool& cancelled) {
    try {
        co_await sleep_for(never);
    } catch (const std::exception& e) {
        cancelled = is_cancellation(e);
        throw;
    }
}

TEST_CASE("a limit gives what the work returns or throws, at once") {
    test::run([](executor) -> task<> {
        const auto start = steady::now();
        CHECK(co_await with_timeout(never, give_number()) == 42);
        CHECK_THROWS_WITH(co_await with_timeout(never, refuse_at_once()), "refused");
        CHECK(steady::now() - start < 5s);
    });
}

TEST_CASE("an answer reaches who waits for it, and a failure too") {
    test::run([](executor where) -> task<> {
        const auto told = std::make_shared<answer<int>>(where);
        CHECK(co_await answer<int>::wait(told, [told] { told->give(42); }) == 42);

        const auto refused = std::make_shared<answer<int>>(where);
        const auto refuse = [refused] { refused->fail(std::make_exception_ptr(std::runtime_error("refused"))); };
        CHECK_THROWS_WITH(co_await answer<int>::wait(refused, refuse), "refused");
    });
}

TEST_CASE("an answer that comes after its waiter has left goes nowhere") {
    test::run([](executor where) -> task<> {
        const auto late = std::make_shared<answer<int>>(where);

        CHECK_THROWS_AS(co_await with_timeout(1ms, answer<int>::wait(late, [] {})), timeout_failure);

        late->give(42);
        co_await sleep_for(1ms);
    });
}

TEST_CASE("a limit stops the work and says so") {
    test::run([](executor) -> task<> {
        bool cancelled = false;

        CHECK_THROWS_AS(co_await with_timeout(1ms, set_when_cancelled(cancelled), "the nap"), timeout_failure);

        CHECK(cancelled);
    });
}

TEST_CASE("cancellation from outside passes through a limit as itself") {
    test::run([](executor where) -> task<> {
        bool cancelled = false;
        task_group group(where);
        group.spawn(with_timeout(never, set_when_cancelled(cancelled)));
        co_await sleep_for(1ms);

        group.cancel();
        co_await group.join();

        CHECK(cancelled);
    });
}

TEST_CASE("a child that fails cancels its siblings, and join tells its reason") {
    test::run([](executor where) -> task<> {
        bool cancelled = false;
        task_group group(where);
        group.spawn(set_when_cancelled(cancelled));
        group.spawn([]() -> task<> {
            co_await sleep_for(1ms);
            throw std::runtime_error("the child broke");
        }());

        CHECK_THROWS_WITH(co_await group.join(), "the child broke");

        CHECK(cancelled);
        CHECK(group.size() == 0);
    });
}

TEST_CASE("a child may cancel its group before it first waits") {
    test::run([](executor where) -> task<> {
        bool ran = false;
        task_group group(where);
        group.spawn([](task_group& own, bool& has_run) -> task<> {
            has_run = true;
            own.cancel();
            co_return;
        }(group, ran));
        group.spawn(sleep_for(never));

        co_await group.join();

        CHECK(ran);
    });
}

TEST_CASE("a child can be stopped alone") {
    test::run([](executor where) -> task<> {
        bool first = false;
        bool second = false;
        task_group group(where);
        asio::cancellation_signal& stop = group.spawn(set_when_cancelled(first));
        group.spawn(set_when_cancelled(second));
        co_await sleep_for(1ms);

        stop.emit(asio::cancellation_type::terminal);
        co_await sleep_for(1ms);

        CHECK(first);
        CHECK_FALSE(second);
        CHECK(group.size() == 1);
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("a cancelled join cancels the children, waits for them, and is cancelled itself") {
    test::run([](executor where) -> task<> {
        bool child_cancelled = false;
        const auto parent = [](executor on, bool& flag) -> task<> {
            task_group group(on);
            group.spawn(set_when_cancelled(flag));
            co_await group.join();
        };

        CHECK_THROWS_AS(co_await with_timeout(1ms, parent(where, child_cancelled)), timeout_failure);

        CHECK(child_cancelled);
    });
}

TEST_CASE("an event wakes every waiter and stays set") {
    test::run([](executor where) -> task<> {
        event happened(where);
        task_group group(where);
        group.spawn(happened.wait());
        group.spawn(happened.wait());
        co_await sleep_for(1ms);
        CHECK_FALSE(co_await happened.wait_for(1ms));

        happened.set();
        co_await group.join();

        CHECK(co_await happened.wait_for(never));
    });
}

TEST_CASE("the pool works on another thread and comes back to this one") {
    test::run([](executor) -> task<> {
        blocking_pool pool(1);
        const auto home = std::this_thread::get_id();

        const auto there = co_await pool.run([] { return std::this_thread::get_id(); });

        CHECK(there != home);
        CHECK(std::this_thread::get_id() == home);
        CHECK_THROWS_WITH(co_await pool.run([] { throw std::runtime_error("broke"); }), "broke");
    });
}

TEST_CASE("work on the pool is told when its awaiter is cancelled, and waited for") {
    test::run([](executor) -> task<> {
        blocking_pool pool(1);
        bool stopped = false;
        const auto work = [&stopped](const std::stop_token& stop) {
            while (!stop.stop_requested()) std::this_thread::yield();
            stopped = true;
        };

        CHECK_THROWS_AS(co_await with_timeout(1ms, pool.run(work)), timeout_failure);

        CHECK(stopped);
    });
}

} // namespace
} // namespace delta::async
