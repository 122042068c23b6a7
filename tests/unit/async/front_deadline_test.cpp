// SPDX-License-Identifier: Apache-2.0
#include "async/front_deadline.hpp"

#include <deque>

#include "async/sleep.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"

using namespace delta::async;
using namespace std::chrono_literals;

namespace {

// Ends of those that wait, the first in front; whoever is late is counted and leaves.
struct line {
    explicit line(const executor& where)
        : watched(
              where, [this] { return waiting.empty() ? std::nullopt : std::optional(waiting.front()); },
              [this] {
                  ++late;
                  waiting.clear();
              }) {}

    void add(steady::duration limit) {
        waiting.push_back(steady::now() + limit);
        watched.watch();
    }

    std::deque<steady::time_point> waiting;
    int late = 0;
    front_deadline watched;
};

} // namespace

TEST_CASE("who waits too long in front is late, and only once") {
    delta::test::run([](executor where) -> task<> {
        line l(where);
        l.add(20ms);
        l.add(20ms);
        co_await sleep_for(100ms);

        CHECK(l.late == 1);
        l.add(20ms);
        co_await sleep_for(100ms);
        CHECK(l.late == 2);
    });
}

TEST_CASE("when the first was answered, the next one's time counts") {
    delta::test::run([](executor where) -> task<> {
        line l(where);
        l.add(30ms);
        l.add(10min);
        l.waiting.pop_front();
        co_await sleep_for(100ms);

        CHECK(l.late == 0);
    });
}

TEST_CASE("a first one with less time than those before it is late in its own time") {
    delta::test::run([](executor where) -> task<> {
        line l(where);
        l.add(10min);
        l.waiting.pop_front();
        l.add(20ms);
        co_await sleep_for(100ms);

        CHECK(l.late == 1);
    });
}

TEST_CASE("nothing is late any more once it was stopped or is gone") {
    delta::test::run([](executor where) -> task<> {
        line stopped(where);
        stopped.add(20ms);
        stopped.watched.stop();
        {
            line gone(where);
            gone.add(20ms);
        }
        co_await sleep_for(100ms);

        CHECK(stopped.late == 0);
    });
}
