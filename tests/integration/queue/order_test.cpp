// SPDX-License-Identifier: Apache-2.0
// Which job comes when: priorities, ordering keys, unique keys, delays.
#include <algorithm>
#include <vector>

#include "async/sleep.hpp"
#include "integration/queue/queue_case.hpp"
#include "queue/leases.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

new_job numbered(int number) {
    new_job job = plain();
    job.arguments = {{"n", number}};
    return job;
}

int number_of(const job_context& context) {
    return static_cast<int>(context.about().arguments.at("n").as_int64());
}

TEST_CASE("more urgent jobs come first, and older before newer") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        for (const int priority : {0, 5, -1, 5, 0}) {
            new_job job = numbered(priority);
            job.priority = priority;
            co_await enqueue(q.db, job);
        }
        std::vector<std::pair<int, std::int64_t>> seen;
        worker_options one_at_a_time = queue_case::options();
        one_at_a_time.slots = 1;
        const auto w = q.make_worker(one_at_a_time);
        w->handle("test", [&](job_context& context) -> task<outcome> {
            seen.emplace_back(-number_of(context), context.about().id);
            co_return outcome::done();
        });

        co_await w->run_once();

        CHECK(seen.size() == 5);
        CHECK(std::ranges::is_sorted(seen));
        co_await q.settle();
    });
}

TEST_CASE("a delayed job waits for its time") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        new_job job = plain();
        job.delay = 300ms;
        const auto start = async::steady::now();
        const std::int64_t id = co_await enqueue(q.db, job);
        const auto w = q.make_worker();
        w->handle("test", [](job_context&) -> task<outcome> { co_return outcome::done(); });
        q.group.spawn(w->run());

        while (q.state_of(id) != "done") co_await async::sleep_for(10ms);
        w->stop();
        co_await q.settle();

        CHECK(async::steady::now() - start >= 300ms);
    });
}

TEST_CASE("jobs of one ordering key run one at a time, in order, on however many workers") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        constexpr int per_key = 15;
        std::map<std::string, std::vector<int>> seen;
        std::map<std::string, int> at_once;
        int most_at_once = 0;
        for (int n = 0; n < per_key; ++n) {
            for (const char* const key : {"a", "b", "c"}) {
                new_job job = numbered(n);
                job.ordering_key = key;
                co_await enqueue(q.db, job);
            }
        }
        counting_handler all(where, 3 * per_key);
        const handler how = [&](job_context& context) -> task<outcome> {
            const std::string key = context.about().ordering_key;
            most_at_once = std::max(most_at_once, ++at_once[key]);
            co_await async::sleep_for(1ms);
            --at_once[key];
            // Tried again: those behind it need not wait.
            if (number_of(context) == 5 && context.about().attempt == 1) co_return outcome::retry("once more");
            seen[key].push_back(number_of(context));
            all();
            co_return outcome::done();
        };
        std::vector<std::unique_ptr<worker>> workers;
        for (const char* const name : {"one", "two", "three"}) {
            workers.push_back(q.make_worker(queue_case::options(name)));
            workers.back()->handle("test", how);
            q.group.spawn(workers.back()->run());
        }

        co_await all.all.wait();
        for (const auto& each : workers) each->stop();
        co_await q.settle();

        CHECK(most_at_once == 1);
        for (const char* const key : {"a", "b", "c"}) {
            CHECK(seen[key].size() == per_key);
            std::erase(seen[key], 5);
            CHECK(std::ranges::is_sorted(seen[key]));
        }
    });
}

TEST_CASE("a job that waits to be tried again holds up no other of its ordering key") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        for (const int number : {1, 2}) {
            new_job job = numbered(number);
            job.ordering_key = "repository";
            co_await enqueue(q.db, job);
        }
        std::vector<int> seen;
        const auto w = q.make_worker();
        w->handle("test", [&](job_context& context) -> task<outcome> {
            seen.push_back(number_of(context));
            const bool is_first_try = context.about().attempt == 1;
            co_return number_of(context) == 1 && is_first_try ? outcome::retry("once more", 500ms) : outcome::done();
        });
        q.group.spawn(w->run());

        while (q.ask("select count(*) from jobs where state = 'done'") != "2") co_await async::sleep_for(10ms);
        w->stop();
        co_await q.settle();

        CHECK(seen == std::vector<int>{1, 2, 1});
    });
}

TEST_CASE("the database itself refuses two running jobs with one ordering key") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        new_job job = plain();
        job.ordering_key = "a";
        co_await enqueue(q.db, job);
        co_await enqueue(q.db, job);

        CHECK_THROWS(q.ask("update jobs set state = 'running', lease_until = now()"));
        co_await q.settle();
    });
}

TEST_CASE("while a job waits, another with its unique key only replaces its arguments") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        std::vector<int> seen;
        for (const int n : {1, 2, 3}) {
            new_job job = numbered(n);
            job.unique_key = "pull 7";
            co_await enqueue(q.db, job);
        }
        const auto w = q.make_worker();
        w->handle("test", [&](job_context& context) -> task<outcome> {
            seen.push_back(number_of(context));
            co_return outcome::done();
        });

        co_await w->run_once();

        CHECK(seen == std::vector<int>{3});
        co_await q.settle();
    });
}

TEST_CASE("a job that a newer one supersedes knows it, and is not tried again") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        std::vector<int> seen;
        bool superseded = false;
        new_job old_head = numbered(1);
        old_head.unique_key = "pull 7";
        old_head.ordering_key = "repository";
        const std::int64_t old_id = co_await enqueue(q.db, old_head);
        const auto w = q.make_worker();
        w->handle("test", [&](job_context& context) -> task<outcome> {
            seen.push_back(number_of(context));
            if (number_of(context) == 2) co_return outcome::done();
            new_job new_head = old_head;
            new_head.arguments = {{"n", 2}};
            co_await enqueue(q.db, new_head);
            superseded = co_await context.is_superseded(q.db);
            co_return outcome::retry("the old head broke");
        });

        co_await w->run_once();

        CHECK(superseded);
        CHECK(seen == std::vector<int>{1, 2});
        CHECK(q.state_of(old_id) == "cancelled");
        co_await q.settle();
    });
}

TEST_CASE("two jobs with one unique key that fail at the same time leave one") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        std::vector<settlement> both;
        new_job job = plain();
        job.unique_key = "a";
        for (int i = 0; i < 2; ++i) {
            co_await enqueue(q.db, job);
            const std::vector<queue::job> claimed = co_await claim(q.db, "one", 1, 1min);
            both.push_back({.which = {claimed.at(0).id, claimed.at(0).generation}, .state = next_state::waiting});
        }

        const std::vector<settled_job> settled = co_await settle(q.db, both);

        CHECK(settled.size() == 2);
        CHECK(q.ask("select string_agg(state, ' ' order by id) from jobs") == "waiting cancelled");
        co_await q.settle();
    });
}

} // namespace
} // namespace delta::queue::testing
