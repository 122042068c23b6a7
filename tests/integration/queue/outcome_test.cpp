// SPDX-License-Identifier: Apache-2.0
// What becomes of a job by what its handler says.
#include <stdexcept>

#include "async/sleep.hpp"
#include "integration/queue/queue_case.hpp"
#include "support/redis_server.hpp"
#include "support/redis_space.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

// Runs one job of kind "test" with this handler until nothing can be done any more; gives its id.
task<std::int64_t> run_one(queue_case& q, new_job job, handler how) {
    const std::int64_t id = co_await enqueue(q.db, job);
    const auto w = q.make_worker();
    w->handle("test", std::move(how));
    co_await w->run_once();
    co_return id;
}

handler always(outcome what) {
    return [what](job_context&) -> task<outcome> { co_return what; };
}

TEST_CASE("a job that is done is done once, with its arguments") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        int runs = 0;
        std::string seen;
        new_job job = plain();
        job.arguments = {{"repo", "a\"b"}, {"n", 7}};

        const std::int64_t id = co_await run_one(q, job, [&](job_context& context) -> task<outcome> {
            ++runs;
            seen = context.about().arguments.at("repo").as_string();
            co_return outcome::done();
        });

        CHECK(q.state_of(id) == "done");
        CHECK(runs == 1);
        CHECK(seen == "a\"b");
        CHECK(q.ask("select attempts from jobs") == "1");
        co_await q.settle();
    });
}

TEST_CASE("a failed attempt is kept with its text, and the last makes the job dead") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        new_job job = plain();
        job.max_attempts = 3;
        const std::int64_t id = co_await enqueue(q.db, job);
        const auto w = q.make_worker();
        w->handle("test", [](job_context& context) -> task<outcome> {
            if (context.about().attempt == 2) co_return outcome::retry(std::string("asked\0to", 8));
            throw std::runtime_error("broke \xff here");
        });
        q.group.spawn(w->run());

        while (q.state_of(id) != "dead") co_await async::sleep_for(10ms);
        w->stop();
        co_await q.settle();

        CHECK(q.ask("select jsonb_array_length(errors) from jobs") == "3");
        CHECK(q.ask("select errors->0->>'error' from jobs") == "broke \xef\xbf\xbd here");
        CHECK(q.ask("select errors->1->>'error' from jobs") == "asked to");
        CHECK(q.ask("select errors->2->>'attempt' from jobs") == "3");
        CHECK(q.ask("select errors->2->>'worker' from jobs") == "one");
        CHECK(w->statistics().ended.at({"test", "dead"}) == 1);
        CHECK(w->statistics().ended.at({"test", "failed"}) == 2);
    });
}

TEST_CASE("how jobs ended is counted over all workers, and once") {
    const test::redis_space space;
    test::run([&](executor where) -> task<> {
        queue_case q(where);
        redis::client counts(where, {.url = space.url()});
        new_job job = plain("odd kind");
        job.max_attempts = 1;

        for (int i = 0; i < 2; ++i) {
            co_await enqueue(q.db, job);
            co_await enqueue(q.db, plain());
            worker w(where, q.db, counts, queue_case::options());
            w.handle("odd kind", [](job_context&) -> task<outcome> { throw std::runtime_error("broke"); });
            w.handle("test", always(outcome::done()));
            co_await w.run_once();
        }

        const outcome_counts expected{{{"odd kind", "dead"}, 2}, {{"test", "done"}, 2}};
        CHECK(co_await read_outcomes(counts) == expected);
        co_await q.settle();
    });
}

TEST_CASE("counts that were cut off on their way to Redis are not told twice") {
    test::run([](executor where) -> task<> {
        const test::redis_server server;
        redis::client counts(where, {.url = server.url()});
        redis::client pausing(where, {.url = server.url()});
        const outcome_counts ended{{{"test", "done"}, 7}};
        outcome_counts told;
        co_await counts.run("PING");
        co_await pausing.run("CLIENT", "PAUSE", "200", "ALL");

        async::task_group cut(where);
        cut.spawn(add_outcomes(counts, ended, told));
        co_await async::sleep_for(50ms);
        cut.cancel();
        co_await cut.join();
        co_await add_outcomes(counts, ended, told);

        CHECK(co_await read_outcomes(counts) == ended);
    });
}

TEST_CASE("outcomes that Redis did not take are told later") {
    const test::redis_space space;
    test::run([&](executor where) -> task<> {
        redis::client away(where, {.url = "unix:///nowhere.sock"});
        redis::client there(where, {.url = space.url()});
        outcome_counts told;
        bool thrown = false;

        try {
            co_await add_outcomes(away, {{{"test", "done"}, 3}}, told);
        } catch (const failure&) {
            thrown = true;
        }
        co_await add_outcomes(there, {{{"test", "done"}, 5}}, told);
        co_await add_outcomes(there, {{{"test", "done"}, 6}}, told);

        CHECK(thrown);
        CHECK(co_await read_outcomes(there) == outcome_counts{{{"test", "done"}, 6}});
    });
}

TEST_CASE("a snoozed job waits without having used an attempt") {
    test::run([](executor where) -> task<> {
        queue_case q(where);

        const std::int64_t id = co_await run_one(q, plain(), always(outcome::snooze(1h)));

        CHECK(q.state_of(id) == "waiting");
        CHECK(q.ask("select attempts from jobs") == "0");
        CHECK(q.ask("select run_at between now() + '59 minutes' and now() + '61 minutes' from jobs") == "t");
        co_await q.settle();
    });
}

TEST_CASE("a cancelled job never runs again and keeps the reason") {
    test::run([](executor where) -> task<> {
        queue_case q(where);

        const std::int64_t id = co_await run_one(q, plain(), always(outcome::cancel("the repository is gone")));

        CHECK(q.state_of(id) == "cancelled");
        CHECK(q.ask("select errors->0->>'error' from jobs") == "the repository is gone");
        co_await q.settle();
    });
}

TEST_CASE("a retry waits at least as long as the handler asks") {
    test::run([](executor where) -> task<> {
        queue_case q(where);

        co_await run_one(q, plain(), always(outcome::retry("rate limited", 10min)));

        CHECK(q.ask("select state = 'waiting' and run_at > now() + '9 minutes' and attempts = 1 from jobs") == "t");
        co_await q.settle();
    });
}

TEST_CASE("a server's Retry-After is kept to") {
    test::run([](executor where) -> task<> {
        queue_case q(where);

        co_await run_one(q, plain(), [](job_context&) -> task<outcome> {
            throw upstream_failure("try later", 429, 600s);
            co_return outcome::done();
        });

        CHECK(q.ask("select run_at > now() + '9 minutes' from jobs") == "t");
        co_await q.settle();
    });
}

TEST_CASE("an attempt past its deadline is stopped and failed") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        new_job job = plain();
        job.deadline = 1s;
        job.max_attempts = 1;
        bool stopped = false;

        const std::int64_t id = co_await run_one(q, job, [&](job_context&) -> task<outcome> {
            try {
                co_await async::sleep_for(1h);
            } catch (const std::exception& e) {
                stopped = async::is_cancellation(e);
                throw;
            }
            co_return outcome::done();
        });

        CHECK(stopped);
        CHECK(q.state_of(id) == "dead");
        CHECK(q.ask("select errors->0->>'error' from jobs") == "the job took longer than 1000ms");
        co_await q.settle();
    });
}

TEST_CASE("a kind that no worker knows is an error of its own") {
    test::run([](executor where) -> task<> {
        queue_case q(where);

        co_await run_one(q, plain("unheard"), always(outcome::done()));

        CHECK(q.ask("select errors->0->>'error' from jobs") == "this worker knows no jobs of kind \"unheard\"");
        CHECK(q.ask("select attempts from jobs") >= "1");
        co_await q.settle();
    });
}

TEST_CASE("an effect and the end of its job are committed together or not at all") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        q.ask("create table effects (job bigint)");
        int runs = 0;
        new_job job = plain();
        const std::int64_t id = co_await enqueue(q.db, job);
        const auto w = q.make_worker();
        w->handle("test", [&](job_context& context) -> task<outcome> {
            pg::transaction tx = co_await q.db.begin();
            co_await tx.query("insert into effects values ($1::bigint)", pg::params(context.about().id));
            co_await context.finish_in(tx);
            if (++runs == 1) throw std::runtime_error("before the commit");
            co_await tx.commit();
            if (runs == 2) throw std::runtime_error("after the commit");
            co_return outcome::done();
        });
        q.group.spawn(w->run());

        while (q.state_of(id) != "done") co_await async::sleep_for(10ms);
        w->stop();
        co_await q.settle();

        CHECK(runs == 2);
        CHECK(q.ask("select count(*) from effects") == "1");
        CHECK(q.state_of(id) == "done");
    });
}

} // namespace
} // namespace delta::queue::testing
