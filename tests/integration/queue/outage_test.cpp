// SPDX-License-Identifier: Apache-2.0
// Redis wakes, PostgreSQL remembers: what happens when either is away.
#include "async/sleep.hpp"
#include "integration/queue/queue_case.hpp"
#include "queue/wakeups.hpp"
#include "support/redis_server.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

// A worker that would not look by itself within the test's time limit.
worker_options sleepy() {
    worker_options how = queue_case::options();
    how.poll = 1h;
    return how;
}

TEST_CASE("a wake-up starts a job at once") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        const test::redis_server server;
        redis::client wakeups(where, {.url = server.url()});
        worker w(where, q.db, wakeups, sleepy());
        async::event done(where);
        w.handle("test", [&](job_context&) -> task<outcome> {
            done.set();
            co_return outcome::done();
        });
        q.group.spawn(w.run());
        co_await async::sleep_for(100ms);

        co_await enqueue(q.db, plain());
        co_await wake(wakeups);
        co_await done.wait();
        w.stop();
        co_await q.settle();

        CHECK(q.ask("select state from jobs") == "done");
    });
}

TEST_CASE("after Redis was emptied or restarted, wake-ups arrive again") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        test::redis_server server;
        redis::client wakeups(where, {.url = server.url()});
        worker w(where, q.db, wakeups, sleepy());
        int runs = 0;
        async::event ran(where);
        w.handle("test", [&](job_context&) -> task<outcome> {
            ++runs;
            ran.set();
            co_return outcome::done();
        });
        q.group.spawn(w.run());
        co_await async::sleep_for(50ms);

        // Losing the stream is itself a reason to look.
        co_await enqueue(q.db, plain());
        co_await wakeups.run("FLUSHALL");
        co_await ran.wait();
        ran.reset();
        co_await enqueue(q.db, plain());
        server.kill();
        server.start();
        co_await ran.wait();
        ran.reset();
        co_await enqueue(q.db, plain());
        while (!ran.is_set()) {
            co_await wake(wakeups);
            co_await ran.wait_for(20ms);
        }
        w.stop();
        co_await q.settle();

        CHECK(runs == 3);
    });
}

TEST_CASE("without Redis, jobs are written and done all the same") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        redis::client nobody(where, {.url = "unix:///nonexistent/redis.sock"});
        worker w(where, q.db, nobody, queue_case::options());
        async::event done(where);
        w.handle("test", [&](job_context&) -> task<outcome> {
            done.set();
            co_return outcome::done();
        });
        q.group.spawn(w.run());

        co_await enqueue(q.db, plain());
        co_await wake(nobody);
        co_await done.wait();
        w.stop();
        co_await q.settle();

        CHECK(q.ask("select state from jobs") == "done");
    });
}

TEST_CASE("a wake-up goes to one worker, and none to one that is busy") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        const test::redis_server server;
        redis::client wakeups(where, {.url = server.url()});
        worker_options one_slot = sleepy();
        one_slot.slots = 1;
        worker busy(where, q.db, wakeups, one_slot);
        one_slot.name = "two";
        worker idle(where, q.db, wakeups, one_slot);
        async::event begun(where);
        async::event done(where);
        busy.handle("test", [&](job_context&) -> task<outcome> {
            begun.set();
            co_await done.wait();
            co_return outcome::done();
        });
        idle.handle("test", [&](job_context&) -> task<outcome> {
            done.set();
            co_return outcome::done();
        });
        co_await enqueue(q.db, plain());
        q.group.spawn(busy.run());
        co_await begun.wait();
        q.group.spawn(idle.run());
        co_await async::sleep_for(100ms);

        co_await enqueue(q.db, plain());
        co_await wake(wakeups);
        co_await done.wait();
        busy.stop();
        idle.stop();
        co_await q.settle();

        CHECK(q.ask("select count(*) from jobs where state = 'done'") == "2");
    });
}

TEST_CASE("connections to PostgreSQL that break are made again, and no job is lost or done twice") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        q.ask("create table effects (job bigint)");
        constexpr int count = 200;
        for (int i = 0; i < count; ++i) {
            new_job job = plain();
            job.max_attempts = 100;
            co_await enqueue(q.db, job);
        }
        worker_options brief = queue_case::options();
        brief.lease = 600ms;
        worker w(where, q.db, q.wakeups, brief);
        w.handle("test", [&](job_context& context) -> task<outcome> {
            pg::transaction tx = co_await q.db.begin();
            co_await tx.query("insert into effects values ($1::bigint)", pg::params(context.about().id));
            co_await context.finish_in(tx);
            co_await tx.commit();
            co_return outcome::done();
        });
        q.group.spawn(w.run());

        for (int i = 0; i < 5; ++i) {
            co_await async::sleep_for(20ms);
            q.ask(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'delta test%' "
                "and datname = current_database()");
        }
        while (q.ask("select count(*) from jobs where state <> 'done'") != "0") co_await async::sleep_for(50ms);
        w.stop();
        co_await q.settle();

        CHECK(q.ask("select count(*) || ' ' || count(distinct job) from effects") == "200 200");
    });
}

} // namespace
} // namespace delta::queue::testing
