// SPDX-License-Identifier: Apache-2.0
// Many users of one pool, with cancellations and broken connections in between.
#include <set>
#include <string>

#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "pg/pool.hpp"
#include "support/catch.hpp"
#include "support/pg_database.hpp"
#include "support/run.hpp"
#include "support/services.hpp"

namespace delta::pg {
namespace {

using async::executor;
using async::task;
using namespace std::chrono_literals;

struct tally {
    int answered = 0;
    int cancelled = 0;
    int broken = 0;
    int rolled_back = 0;
    std::set<int> committed;
};

// An answer that belongs to another statement would show here.
task<> ask(pool& db, int number, tally& so_far) {
    try {
        const rows answer =
            co_await async::with_timeout(std::chrono::milliseconds(1 + number % 20),
                                         db.query("select $1::int, pg_sleep($2)", params(number, number % 7 * 0.001)));
        CHECK(answer[0].get<int>(0) == number);
        ++so_far.answered;
    } catch (const timeout_failure&) {
        ++so_far.cancelled;
    } catch (const failure&) {
        ++so_far.broken;
    }
}

task<> transact(pool& db, int number, tally& so_far) {
    try {
        transaction tx = co_await db.begin();
        co_await tx.query("insert into t values ($1)", params(number));
        if (number % 3 == 0) {
            ++so_far.rolled_back;
            co_return;
        }
        if (number % 3 == 1) co_await async::with_timeout(1ms, tx.query("select pg_sleep(0.005)"));
        co_await tx.commit();
        so_far.committed.insert(number);
    } catch (const timeout_failure&) {
        ++so_far.cancelled;
    } catch (const failure&) {
        ++so_far.broken;
    }
}

TEST_CASE("whatever is cancelled or breaks, each statement ends once, with its own answer") {
    const test::pg_database database;
    test::psql(database.url(), "create table t(id int primary key)");
    tally so_far;
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url(), .pipelined = 2, .exclusive = 3});
        co_await db.query("select 1");
        async::task_group group(where);
        for (int number = 0; number < 600; ++number) {
            group.spawn(ask(db, number, so_far));
            if (number % 10 == 0) group.spawn(transact(db, number, so_far));
            if (number % 50 == 0) co_await async::sleep_for(2ms);
        }
        test::psql(test::postgres_url(),
                   "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name() + "'");
        co_await group.join();

        const auto committed = static_cast<int>(so_far.committed.size());
        CHECK(so_far.answered + so_far.cancelled + so_far.broken + so_far.rolled_back + committed == 660);
        CHECK(so_far.cancelled > 0);
        // What was given up last is still answered by the server, and its connection in use until then.
        for (int tries = 0; tries < 1000 && db.statistics().in_use != 0; ++tries) co_await async::sleep_for(1ms);
        CHECK(db.statistics().in_use == 0);
        CHECK(db.statistics().waiting == 0);
        CHECK((co_await db.query("select 1")).size() == 1);
        // A commit may have happened whose answer was lost; none that was answered may be missing.
        const rows kept = co_await db.query("select id from t");
        std::set<int> found;
        for (std::size_t i = 0; i < kept.size(); ++i) found.insert(kept[i].get<int>(0));
        for (const int number : so_far.committed) CHECK(found.contains(number));
        for (const int number : found) CHECK(number % 3 != 0);
    });
}

} // namespace
} // namespace delta::pg
