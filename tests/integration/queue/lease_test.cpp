// SPDX-License-Identifier: Apache-2.0
// Who holds a job, and what happens when a worker stops, vanishes or loses it.
#include <algorithm>
#include <vector>

#include "async/sleep.hpp"
#include "integration/queue/queue_case.hpp"
#include "queue/leases.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

handler done_at_once() {
    return [](job_context&) -> task<outcome> { co_return outcome::done(); };
}

TEST_CASE("a job is claimed by one of many that ask at the same time") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        pg::pool other(where, {.url = q.schema.url(), .pipelined = 4});
        for (int i = 0; i < 200; ++i) co_await enqueue(q.db, plain());
        std::vector<std::int64_t> ids;
        const auto take = [](pg::pool& from, std::vector<std::int64_t>& into) -> task<> {
            for (int i = 0; i < 20; ++i)
                for (const job& each : co_await claim(from, "w", 3, 1min)) into.push_back(each.id);
        };

        for (int i = 0; i < 8; ++i) q.group.spawn(take(i % 2 == 0 ? q.db : other, ids));
        co_await q.group.join();

        std::ranges::sort(ids);
        CHECK(ids.size() == 200);
        CHECK(std::ranges::adjacent_find(ids) == ids.end());
        co_await other.close();
        co_await q.settle();
    });
}

TEST_CASE("only the holder of the newest claim may settle a job") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        const std::int64_t id = co_await enqueue(q.db, plain());
        const job first = (co_await claim(q.db, "first", 1, 1ms)).at(0);
        co_await async::sleep_for(5ms);
        CHECK(co_await rescue(q.db) == 1);
        const job second = (co_await claim(q.db, "second", 1, 1min)).at(0);
        std::vector<settlement> late{{.which = {first.id, first.generation}}};
        std::vector<settlement> right{{.which = {second.id, second.generation}}};

        CHECK((co_await settle(q.db, late)).empty());
        CHECK(q.state_of(id) == "running");
        CHECK((co_await settle(q.db, right)).size() == 1);
        CHECK((co_await settle(q.db, right)).empty());

        CHECK(q.state_of(id) == "done");
        CHECK(q.ask("select errors->0->>'error' from jobs") == "the worker vanished");
        co_await q.settle();
    });
}

TEST_CASE("a job whose workers vanish each time ends dead") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        new_job job = plain();
        job.max_attempts = 2;
        const std::int64_t id = co_await enqueue(q.db, job);

        for (int i = 0; i < 2; ++i) {
            co_await claim(q.db, "crashes", 1, 1ms);
            co_await async::sleep_for(5ms);
            co_await rescue(q.db);
        }

        CHECK(q.state_of(id) == "dead");
        co_await q.settle();
    });
}

TEST_CASE("a lease is renewed while its job runs, however short it is") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        worker_options brief = queue_case::options();
        brief.lease = 300ms;
        co_await enqueue(q.db, plain());
        int runs = 0;
        const auto one = q.make_worker(brief);
        brief.name = "two";
        const auto two = q.make_worker(brief);
        async::event ended(where);
        for (worker* const each : {one.get(), two.get()}) {
            each->handle("test", [&](job_context&) -> task<outcome> {
                ++runs;
                co_await async::sleep_for(1s);
                ended.set();
                co_return outcome::done();
            });
            q.group.spawn(each->run());
        }

        co_await ended.wait();
        one->stop();
        two->stop();
        co_await q.settle();

        CHECK(runs == 1);
        CHECK(q.ask("select state || attempts from jobs") == "done1");
    });
}

TEST_CASE("a worker that lost a job stops doing it") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        worker_options brief = queue_case::options();
        brief.lease = 300ms;
        const std::int64_t id = co_await enqueue(q.db, plain());
        async::event begun(where);
        async::event stopped(where);
        const auto w = q.make_worker(brief);
        w->handle("test", [&](job_context& context) -> task<outcome> {
            if (context.about().attempt > 1) co_return outcome::done();
            begun.set();
            try {
                co_await async::sleep_for(1h);
            } catch (const std::exception&) {
                stopped.set();
                throw;
            }
            co_return outcome::done();
        });
        q.group.spawn(w->run());
        co_await begun.wait();

        q.ask("update jobs set generation = generation + 1, worker = 'thief'");
        co_await stopped.wait();
        while (q.state_of(id) != "done") co_await async::sleep_for(10ms);
        w->stop();
        co_await q.settle();

        CHECK(w->statistics().ended.at({"test", "lost"}) == 1);
    });
}

TEST_CASE("a worker that stops finishes what it can and hands the rest back unused") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        worker_options hurried = queue_case::options();
        hurried.drain = 200ms;
        new_job quick = plain("quick");
        const std::int64_t quick_id = co_await enqueue(q.db, quick);
        const std::int64_t slow_id = co_await enqueue(q.db, plain("slow"));
        async::event begun(where);
        const auto w = q.make_worker(hurried);
        w->handle("quick", [&](job_context&) -> task<outcome> {
            co_await begun.wait();
            co_await async::sleep_for(50ms);
            co_return outcome::done();
        });
        w->handle("slow", [&](job_context&) -> task<outcome> {
            begun.set();
            co_await async::sleep_for(1h);
            co_return outcome::done();
        });
        q.group.spawn(w->run());
        co_await begun.wait();

        w->stop();
        co_await enqueue(q.db, plain("quick"));
        co_await q.group.join();

        CHECK(q.state_of(quick_id) == "done");
        CHECK(q.state_of(slow_id) == "waiting");
        CHECK(q.ask("select attempts || errors::text from jobs where kind = 'slow'") == "0[]");
        CHECK(q.ask("select count(*) from jobs where state = 'waiting'") == "2");
        co_await q.settle();
    });
}

TEST_CASE("a worker that is cancelled leaves nothing behind and hands its jobs back") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        for (int i = 0; i < 4; ++i) co_await enqueue(q.db, plain());
        int begun = 0;
        const auto w = q.make_worker();
        w->handle("test", [&](job_context&) -> task<outcome> {
            ++begun;
            co_await async::sleep_for(1h);
            co_return outcome::done();
        });
        q.group.spawn(w->run());
        while (begun < 4) co_await async::sleep_for(1ms);

        q.group.cancel();
        co_await q.group.join();

        CHECK(q.ask("select count(*) from jobs where state = 'waiting' and attempts = 0") == "4");
        co_await q.settle();
    });
}

TEST_CASE("a scheduled job is written once however many workers keep its schedule") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        std::vector<std::unique_ptr<worker>> workers;
        for (const char* const name : {"one", "two", "three"}) {
            workers.push_back(q.make_worker(queue_case::options(name)));
            workers.back()->handle("test", done_at_once());
            workers.back()->schedule("nightly", 1h, plain());
            q.group.spawn(workers.back()->run());
        }

        while (q.ask("select count(*) from jobs where state = 'done'") == "0") co_await async::sleep_for(10ms);
        q.ask("update job_schedules set next_at = now()");
        for (const auto& each : workers) each->stop();
        co_await q.group.join();
        const auto again = q.make_worker();
        again->handle("test", done_at_once());
        again->schedule("nightly", 1h, plain());
        co_await again->run_once();
        co_await again->run_once();

        CHECK(q.ask("select count(*) from jobs") == "2");
        co_await q.settle();
    });
}

TEST_CASE("finished jobs are deleted after a while, dead ones are kept") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        q.ask(
            "insert into jobs (kind, arguments, state, deadline, max_attempts, finished_at) "
            "select 'old', '{}', s, '1 s', 1, now() - interval '2 days' "
            "from unnest(array['done', 'cancelled', 'dead']) s");

        CHECK(co_await purge(q.db, 24h) == 2);

        CHECK(q.ask("select string_agg(state, ' ') from jobs") == "dead");
        co_await q.settle();
    });
}

TEST_CASE("the queue's depth is told") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        new_job later = plain();
        later.delay = 1h;
        co_await enqueue(q.db, plain());
        co_await enqueue(q.db, plain());
        co_await enqueue(q.db, later);
        co_await claim(q.db, "w", 1, 1min);

        const depth now = co_await measure_depth(q.db);

        CHECK(now.waiting == 1);
        CHECK(now.scheduled == 1);
        CHECK(now.running == 1);
        CHECK(now.dead == 0);
        CHECK(now.oldest >= 0ms);
        co_await q.settle();
    });
}

} // namespace
} // namespace delta::queue::testing
