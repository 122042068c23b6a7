// SPDX-License-Identifier: Apache-2.0
#include "pg/pool.hpp"

#include <string>
#include <vector>

#include "async/event.hpp"
#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/pg_database.hpp"
#include "support/run.hpp"
#include "support/services.hpp"

namespace delta::pg {
namespace {

using async::executor;
using async::task;
using namespace std::chrono_literals;

pool_options options(std::string url = test::postgres_url()) {
    return {.url = std::move(url), .application_name = "delta test"};
}

TEST_CASE("values come back as the types they went in") {
    test::run([](executor where) -> task<> {
        pool db(where, options());
        const timestamp now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        const std::vector<std::string> words{"", "a b", "\"quoted\"", "back\\slash", "NULL", "{,}", "ünï"};

        const rows answer = co_await db.query(
            "select $1::text, $2::bool, $3::bigint, $4::float8, $5::timestamptz, $6::text[], $7::text, $8::int",
            params("it's", true, std::int64_t{1} << 60, 0.1, now, words, std::optional<std::string>{}, -5));

        REQUIRE(answer.size() == 1);
        const row first = answer[0];
        CHECK(first.get<std::string>(0) == "it's");
        CHECK(first.get<bool>(1));
        CHECK(first.get<std::int64_t>(2) == std::int64_t{1} << 60);
        CHECK(first.get<double>(3) == 0.1);
        CHECK(first.get<timestamp>(4) == now);
        CHECK(first.get<std::vector<std::string>>(5) == words);
        CHECK(first.is_null(6));
        CHECK_FALSE(first.find<std::string>(6).has_value());
        CHECK(first.get<int>(7) == -5);
    });
}

TEST_CASE("a statement that fails leaves those beside it alone") {
    test::run([](executor where) -> task<> {
        pool db(where, options());
        async::task_group group(where);
        int good = 0;
        std::string refused;
        const auto add = [](pool& through, int& count) -> task<> {
            co_await through.query("select 1");
            ++count;
        };
        const auto divide = [](pool& through, std::string& sqlstate) -> task<> {
            try {
                co_await through.query("select 1 / $1::int", params(0));
            } catch (const failure& e) {
                sqlstate = e.sqlstate();
            }
        };

        for (int i = 0; i < 20; ++i) {
            group.spawn(add(db, good));
            if (i == 10) group.spawn(divide(db, refused));
        }
        co_await group.join();

        CHECK(good == 20);
        CHECK(refused == "22012");
        CHECK(db.statistics().open == 1);
    });
}

TEST_CASE("a statement that cannot be prepared says the same to all who asked, and works once it can") {
    const test::pg_database database;
    test::run([&](executor where) -> task<> {
        pool db(where, options(database.url()));
        const auto count_missing = [](pool& through, int& missing) -> task<> {
            try {
                co_await through.query("select * from late");
            } catch (const failure& e) {
                if (e.sqlstate() == "42P01") ++missing;
            }
        };
        int missing = 0;
        async::task_group group(where);
        for (int i = 0; i < 5; ++i) group.spawn(count_missing(db, missing));
        co_await group.join();

        test::psql(database.url(), "create table late(id int)");
        const rows answer = co_await db.query("select * from late");

        CHECK(missing == 5);
        CHECK(answer.empty());
    });
}

TEST_CASE("a statement prepared before its table changed is prepared anew") {
    const test::pg_database database;
    test::psql(database.url(), "create table t(a int); insert into t values (1)");
    test::run([&](executor where) -> task<> {
        pool db(where, options(database.url()));
        co_await db.query("select * from t");

        test::psql(database.url(), "alter table t add column b text default 'new'");
        const rows answer = co_await db.query("select * from t");

        CHECK(answer[0].get<std::string>(1) == "new");
    });
}

TEST_CASE("a transaction is seen by others after its commit") {
    const test::pg_database database;
    test::psql(database.url(), "create table t(a int)");
    test::run([&](executor where) -> task<> {
        pool db(where, options(database.url()));

        transaction tx = co_await db.begin();
        const rows inserted = co_await tx.query("insert into t values ($1), ($1 + 1)", params(1));
        const rows before = co_await db.query("select * from t");
        co_await tx.commit();
        const rows after = co_await db.query("select * from t");

        CHECK(inserted.affected() == 2);
        CHECK(before.empty());
        CHECK(after.size() == 2);
    });
}

TEST_CASE("a transaction that nobody commits is rolled back, and its connection used again") {
    const test::pg_database database;
    test::psql(database.url(), "create table t(a int)");
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url(), .exclusive = 1});
        {
            transaction tx = co_await db.begin();
            co_await tx.query("insert into t values (1)");
        }

        transaction next = co_await db.begin();
        const rows seen = co_await next.query("select * from t");
        const rows connections =
            co_await next.query("select 1 from pg_stat_activity where datname = current_database()");

        CHECK(seen.empty());
        CHECK(connections.size() == 1);
    });
}

TEST_CASE("a commit after a failed statement throws instead of losing what was done silently") {
    const test::pg_database database;
    test::run([&](executor where) -> task<> {
        pool db(where, options(database.url()));
        transaction tx = co_await db.begin();
        CHECK_THROWS_AS(co_await tx.query("select 1 / 0"), failure);

        CHECK_THROWS_WITH(co_await tx.commit(), "the transaction had failed and was rolled back");
    });
}

TEST_CASE("more transactions than connections take turns") {
    const test::pg_database database;
    test::psql(database.url(), "create table counter(n int); insert into counter values (0)");
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url(), .exclusive = 2});
        const auto count = [](pool& through) -> task<> {
            transaction tx = co_await through.begin();
            co_await tx.query("update counter set n = n + 1");
            co_await tx.commit();
        };

        async::task_group group(where);
        for (int i = 0; i < 30; ++i) group.spawn(count(db));
        co_await group.join();

        CHECK((co_await db.query("select n from counter"))[0].get<int>(0) == 30);
        CHECK(db.statistics().in_use == 0);
        CHECK(db.statistics().waiting == 0);
    });
}

TEST_CASE("a cancelled statement leaves those behind it alone") {
    test::run([](executor where) -> task<> {
        pool db(where, options());
        co_await db.query("select 1");

        CHECK_THROWS_AS(co_await async::with_timeout(50ms, db.query("select pg_sleep(0.3)")), timeout_failure);
        const rows answer = co_await db.query("select 2");

        CHECK(answer[0].get<int>(0) == 2);
        CHECK(db.statistics().open == 1);
    });
}

TEST_CASE("a transaction whose statement was cancelled gives its connection up") {
    test::run([](executor where) -> task<> {
        pool db(where, options());
        {
            transaction tx = co_await db.begin();
            CHECK_THROWS_AS(co_await async::with_timeout(50ms, tx.query("select pg_sleep(5)")), timeout_failure);
        }

        CHECK(db.statistics().open == 0);
        CHECK((co_await db.query("select 1")).size() == 1);
    });
}

TEST_CASE("a connection that the server ended is made again") {
    const test::pg_database database;
    test::run([&](executor where) -> task<> {
        pool db(where, options(database.url()));
        co_await db.query("select 1");
        {
            const transaction warm = co_await db.begin();
        }

        test::psql(test::postgres_url(),
                   "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name() + "'");
        co_await async::sleep_for(100ms);

        CHECK((co_await db.query("select 1")).size() == 1);
        transaction tx = co_await db.begin();
        CHECK((co_await tx.query("select 1")).size() == 1);
    });
}

TEST_CASE("a server that is not there is told at once") {
    test::run([](executor where) -> task<> {
        pool db(where, options("postgresql://nobody@/none?host=/nonexistent"));

        try {
            co_await db.query("select 1");
            FAIL("there was an answer");
        } catch (const failure& e) {
            CHECK(e.is_connection());
            CHECK(e.retryable());
        }
    });
}

TEST_CASE("a URL that cannot be read is a matter of configuration, and is not repeated") {
    boost::asio::io_context loop;

    try {
        const pool db(loop.get_executor(), options("postgresql://user:pa%zz@host/db"));
        FAIL("the URL was taken");
    } catch (const config_failure& e) {
        CHECK(std::string(e.what()).find("zz") == std::string::npos);
    }
}

TEST_CASE("notifications arrive, and a gap is told") {
    const test::pg_database database;
    test::run([&](executor where) -> task<> {
        pool db(where, options(database.url()));
        async::event heard(where);
        async::event gap(where);
        std::vector<std::string> told;
        async::task_group group(where);
        const auto on_notify = [&](std::string payload) {
            told.push_back(std::move(payload));
            heard.set();
        };
        group.spawn(db.listen("news", on_notify, [&] { gap.set(); }));
        const std::string is_listening =
            "select count(*) from pg_stat_activity where datname = '" + database.name() + "' and query like 'listen%'";
        while (test::psql(test::postgres_url(), is_listening) == "0") co_await async::sleep_for(10ms);

        co_await db.query("select pg_notify('news', $1)", params("first"));
        co_await heard.wait();
        test::psql(test::postgres_url(), "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" +
                                             database.name() + "' and query like 'listen%'");
        co_await gap.wait();
        heard.reset();
        co_await db.query("select pg_notify('news', $1)", params("second"));
        co_await heard.wait();
        group.cancel();
        co_await group.join();

        CHECK(told == std::vector<std::string>{"first", "second"});
    });
}

TEST_CASE("a large answer and a large parameter pass a small socket buffer") {
    test::run([](executor where) -> task<> {
        pool db(where, options());
        const std::string large(20'000'000, 'x');

        const rows answer = co_await db.query("select $1::text || $1::text", params(large));

        CHECK(answer[0].text(0).size() == 2 * large.size());
    });
}

TEST_CASE("after close, statements throw") {
    test::run([](executor where) -> task<> {
        pool db(where, options());
        co_await db.query("select 1");

        co_await db.close();

        CHECK_THROWS_AS(co_await db.query("select 1"), failure);
        CHECK_THROWS_AS(co_await db.begin(), failure);
        CHECK(db.statistics().open == 0);
    });
}

TEST_CASE("a pool may go while statements are on their way") {
    test::run([](executor where) -> task<> {
        async::task_group group(where);
        int failed = 0;
        const auto wait = [](pool& through, int& count) -> task<> {
            try {
                co_await through.query("select pg_sleep(5)");
            } catch (const failure&) {
                ++count;
            }
        };
        auto db = std::make_unique<pool>(where, options());
        co_await db->query("select 1");
        group.spawn(wait(*db, failed));
        co_await async::sleep_for(50ms);

        db.reset();
        co_await group.join();

        CHECK(failed == 1);
    });
}

} // namespace
} // namespace delta::pg
