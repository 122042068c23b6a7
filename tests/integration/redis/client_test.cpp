// SPDX-License-Identifier: Apache-2.0
#include "redis/client.hpp"

#include <string>
#include <vector>

#include "async/event.hpp"
#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "support/catch.hpp"
#include "support/redis_server.hpp"
#include "support/run.hpp"

namespace delta::redis {
namespace {

using async::executor;
using async::task;
using namespace std::chrono_literals;

// Until `db` answers again.
task<> reconnect(client& db) {
    for (bool connected = false; !connected;) {
        try {
            co_await db.run("PING");
            connected = true;
        } catch (const delta::failure&) {
        }
        if (!connected) co_await async::sleep_for(10ms);
    }
}

TEST_CASE("commands of many tasks share one connection, and each gets its own reply") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        async::task_group group(where);
        int right = 0;
        const auto echo = [](client& through, int number, int& count) -> task<> {
            const reply answer = co_await through.run("ECHO", std::to_string(number));
            if (answer.text() == std::to_string(number)) ++count;
        };

        for (int i = 0; i < 500; ++i) group.spawn(echo(db, i, right));
        co_await group.join();

        CHECK(right == 500);
        const reply clients = co_await db.run("CLIENT", "LIST");
        CHECK(std::ranges::count(clients.text(), '\n') == 1);
    });
}

TEST_CASE("an error of one command leaves those beside it alone") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        co_await db.run("SET", "text", "x");

        CHECK_THROWS_WITH(co_await db.run("INCR", "text"), "ERR value is not an integer or out of range");
        std::vector<command> mixed{{"INCR", "a"}, {"INCR", "text"}, {"INCR", "a"}};
        CHECK_THROWS_AS(co_await db.run_all(std::move(mixed)), failure);

        CHECK((co_await db.run("GET", "a")).text() == "2");
        CHECK((co_await db.run("GET", "none")).find_text() == std::nullopt);
    });
}

TEST_CASE("large values come back whole") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        const std::string large(5'000'000, 'x');

        co_await db.run("SET", "large", large);

        CHECK((co_await db.run("GET", "large")).text() == large);
    });
}

TEST_CASE("a password is given, a wrong one is told, and a database is selected") {
    const test::redis_server server({"--requirepass", "opensesame"});
    test::run([&](executor where) -> task<> {
        client right(where, {.url = "unix://:opensesame@" + server.socket() + "?db=3"});
        client wrong(where, {.url = server.url()});

        co_await right.run("SET", "a", "1");

        CHECK((co_await right.run("INFO", "keyspace")).text().find("db3:keys=1") != std::string::npos);
        CHECK_THROWS_AS(co_await wrong.run("PING"), failure);
    });
}

TEST_CASE("a restart of the server is healed by the next command") {
    test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        co_await db.run("PING");
        server.kill();

        CHECK_THROWS_AS(co_await db.run("PING"), net_failure);
        CHECK_FALSE(db.is_connected());
        server.start();
        co_await reconnect(db);

        CHECK(db.is_connected());
    });
}

TEST_CASE("while the server is away, a command fails at once") {
    test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        server.kill();
        const auto start = async::steady::now();

        for (int i = 0; i < 100; ++i) CHECK_THROWS_AS(co_await db.run("PING"), net_failure);

        CHECK(async::steady::now() - start < 2s);
    });
}

TEST_CASE("an abandoned command leaves the connection to the others") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        const std::int64_t id = (co_await db.run("CLIENT", "ID")).integer();
        co_await db.run("CLIENT", "PAUSE", "100");

        CHECK_THROWS_AS(co_await async::with_timeout(1ms, db.run("INCR", "a")), timeout_failure);

        CHECK((co_await db.run("INCR", "a")).integer() == 2);
        CHECK((co_await db.run("CLIENT", "ID")).integer() == id);
    });
}

TEST_CASE("a script runs also after the server forgot it") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        static constexpr std::string_view script = "return redis.call('INCRBY', KEYS[1], ARGV[1])";

        CHECK((co_await db.run_script(script, {"a"}, {"2"})).integer() == 2);
        co_await db.run("SCRIPT", "FLUSH");
        CHECK((co_await db.run_script(script, {"a"}, {"3"})).integer() == 5);
        CHECK((co_await db.run_script(script, {"a"}, {"1"})).integer() == 6);
    });
}

TEST_CASE("a blocking command waits on a connection of its own") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        async::task_group group(where);
        std::string got;
        const auto wait = [](client& through, std::string& into) -> task<> {
            const reply answer = co_await through.run_blocking({"BLPOP", "list", "5"}, 5s);
            into = answer.list()[1].text();
        };
        group.spawn(wait(db, got));
        co_await async::sleep_for(20ms);

        co_await db.run("LPUSH", "list", "x");
        co_await group.join();

        CHECK(got == "x");
        CHECK((co_await db.run_blocking({"BLPOP", "list", "0.01"}, 10ms)).is_nil());
    });
}

TEST_CASE("a consumer group hands each entry to one consumer") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        co_await db.run("XGROUP", "CREATE", "s", "g", "0", "MKSTREAM");
        std::vector<command> adds(10, command{"XADD", "s", "*", "k", "v"});
        co_await db.run_all(adds);
        std::size_t seen = 0;

        for (const char* const consumer : {"one", "two", "three"}) {
            const command read{"XREADGROUP", "GROUP", "g", consumer, "COUNT", "4", "BLOCK", "10", "STREAMS", "s", ">"};
            const reply got = co_await db.run_blocking(read, 10ms);
            seen += got.list()[0].list()[1].list().size();
        }

        CHECK(seen == 10);
    });
}

TEST_CASE("messages reach a subscriber, and a restart of the server only makes a gap") {
    test::redis_server server;
    test::run([&](executor where) -> task<> {
        client db(where, {.url = server.url()});
        async::task_group group(where);
        async::event stands(where);
        async::event arrived(where);
        std::vector<std::string> seen;
        const auto on_message = [&](std::string channel, std::string message) {
            seen.push_back(channel + ":" + message);
            arrived.set();
        };
        group.spawn(db.subscribe({"a", "b", "a"}, on_message, [&] { stands.set(); }));

        co_await stands.wait();
        co_await db.run("PUBLISH", "b", "first");
        co_await arrived.wait();
        server.kill();
        stands.reset();
        arrived.reset();
        server.start();
        co_await stands.wait();
        co_await reconnect(db);
        co_await db.run("PUBLISH", "a", "second");
        co_await arrived.wait();
        group.cancel();
        co_await group.join();

        CHECK(seen == std::vector<std::string>{"b:first", "a:second"});
    });
}

TEST_CASE("a client that goes away ends what waits on it") {
    const test::redis_server server;
    test::run([&](executor where) -> task<> {
        async::task_group group(where);
        auto db = std::make_unique<client>(where, options{.url = server.url()});
        bool ended = false;
        const auto wait = [](client& through, bool& flag) -> task<> {
            try {
                co_await through.run("PING");
            } catch (const net_failure&) {
                flag = true;
            }
        };
        co_await db->run("CLIENT", "PAUSE", "1000");
        group.spawn(wait(*db, ended));
        co_await async::sleep_for(10ms);

        db.reset();
        co_await group.join();

        CHECK(ended);
    });
}

} // namespace
} // namespace delta::redis
