// SPDX-License-Identifier: Apache-2.0
// When a worker asks the database for jobs: once for what it was woken for, and again only where an end made another
// possible.
#include "async/sleep.hpp"
#include "integration/queue/queue_case.hpp"
#include "queue/wakeups.hpp"
#include "support/redis_server.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

// A worker on a Redis of its own that looks by itself only at its start.
struct woken_case : queue_case {
    explicit woken_case(const executor& on)
        : queue_case(on), telling(on, {.url = server.url()}), w(on, db, telling, sleepy()) {}

    static worker_options sleepy() {
        worker_options how = queue_case::options();
        how.poll = 1h;
        return how;
    }
    task<> start(handler how) {
        w.handle("test", std::move(how));
        group.spawn(w.run());
        // At the start it asks, and again when it has begun to listen.
        while (w.statistics().claims < 2) co_await async::sleep_for(5ms);
    }
    task<> wait_until_done(std::string jobs) {
        while (ask("select count(*) from jobs where state = 'done'") != jobs) co_await async::sleep_for(10ms);
        // A claim that should not come would come at once.
        co_await async::sleep_for(50ms);
    }
    task<> end() {
        w.stop();
        co_await settle();
    }

    test::redis_server server;
    redis::client telling;
    worker w;
};

task<outcome> be_done(job_context&) {
    co_return outcome::done();
}

TEST_CASE("a job that nobody waited for is settled without another question for jobs") {
    test::run([](executor where) -> task<> {
        woken_case q(where);
        co_await q.start(be_done);
        new_job job = plain();
        for (int n = 1; n <= 3; ++n) {
            job.ordering_key = n == 3 ? "repository" : "";
            co_await enqueue(q.db, job);
            co_await wake(q.telling);
            co_await q.wait_until_done(std::to_string(n));
        }

        CHECK(q.w.statistics().claims == 2 + 3);
        co_await q.end();
    });
}

TEST_CASE("the end of a job starts the one that waited behind it") {
    test::run([](executor where) -> task<> {
        woken_case q(where);
        co_await q.start(be_done);
        new_job job = plain();
        job.ordering_key = "repository";
        for (int n = 0; n < 3; ++n) co_await enqueue(q.db, job);
        co_await wake(q.telling);

        co_await q.wait_until_done("3");

        CHECK(q.w.statistics().claims == 2 + 3);
        co_await q.end();
    });
}

TEST_CASE("a job that wants to go on at once is taken up at once") {
    test::run([](executor where) -> task<> {
        woken_case q(where);
        int runs = 0;
        co_await q.start(
            [&](job_context&) -> task<outcome> { co_return ++runs < 3 ? outcome::snooze(0ms) : outcome::done(); });
        co_await enqueue(q.db, plain());
        co_await wake(q.telling);

        co_await q.wait_until_done("1");

        CHECK(runs == 3);
        co_await q.end();
    });
}

} // namespace
} // namespace delta::queue::testing
