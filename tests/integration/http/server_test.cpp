// SPDX-License-Identifier: Apache-2.0
#include "http/server.hpp"

#include <array>
#include <string>

#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "base/error.hpp"
#include "net/connect.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"

namespace delta::http {
namespace {

using namespace std::chrono_literals;

async::task<response> tell_address(request& asked) {
    co_return response{.body = asked.remote_address};
}

response tell(const request& /*of*/, const std::exception& e) {
    return {500, {}, e.what()};
}

async::task<std::string> ask(const server& at, std::string bytes) {
    const net::stream_ptr client = co_await net::connect({"127.0.0.1", std::to_string(at.port())});
    co_await client->write(bytes);
    std::string all;
    std::array<char, 4096> piece{};
    while (const std::size_t size = co_await client->read_some(piece)) all.append(piece.data(), size);
    co_return all;
}

constexpr const char* get =
    "GET / HTTP/1.1\r\nHost: d\r\nX-Forwarded-For: 198.51.100.7, 10.1.2.3\r\nConnection: close\r\n\r\n";

TEST_CASE("a server answers on its port until it drains") {
    test::run([](async::executor where) -> async::task<> {
        server at(where, {}, tell_address, tell);
        async::task_group group(where);
        group.spawn(at.run());

        const std::string said = co_await ask(at, get);

        CHECK(said.starts_with("HTTP/1.1 200 OK\r\nDate: "));
        CHECK(said.ends_with("\r\n\r\n127.0.0.1"));
        at.drain();
        co_await group.join();
        CHECK(at.connections() == 0);
        CHECK_THROWS_AS(co_await ask(at, get), net_failure);
    });
}

TEST_CASE("the client's address is the last one that no trusted proxy has") {
    test::run([](async::executor where) -> async::task<> {
        server behind_one(where, {.trusted_proxies = {"127.0.0.1"}}, tell_address, tell);
        server behind_two(where, {.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"}}, tell_address, tell);
        async::task_group group(where);
        group.spawn(behind_one.run());
        group.spawn(behind_two.run());

        CHECK((co_await ask(behind_one, get)).ends_with("\r\n\r\n10.1.2.3"));
        CHECK((co_await ask(behind_two, get)).ends_with("\r\n\r\n198.51.100.7"));

        CHECK_THROWS_AS(server(where, {.trusted_proxies = {"the proxy"}}, tell_address, tell), config_failure);
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("several servers share a port") {
    test::run([](async::executor where) -> async::task<> {
        server first(where, {.shared = true}, tell_address, tell);
        server second(where, {.port = first.port(), .shared = true}, tell_address, tell);
        async::task_group group(where);
        group.spawn(first.run());
        group.spawn(second.run());

        for (int i = 0; i < 8; ++i) CHECK((co_await ask(first, get)).ends_with("127.0.0.1"));

        // What waits at a port that closes goes to the other.
        first.drain();
        for (int i = 0; i < 8; ++i) CHECK((co_await ask(second, get)).ends_with("127.0.0.1"));
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("a cancelled server ends its connections, whatever they wait for") {
    test::run([](async::executor where) -> async::task<> {
        const auto never = [](request& /*asked*/) -> async::task<response> {
            co_await async::sleep_for(1h);
            co_return response{};
        };
        server at(where, {}, never, tell);
        async::task_group group(where);
        group.spawn(at.run());
        const net::stream_ptr idle = co_await net::connect({"127.0.0.1", std::to_string(at.port())});
        const net::stream_ptr waiting = co_await net::connect({"127.0.0.1", std::to_string(at.port())});
        co_await waiting->write(get);
        while (at.connections() < 2) co_await async::sleep_for(1ms);

        group.cancel();

        co_await group.join();
        CHECK(at.connections() == 0);
    });
}

} // namespace
} // namespace delta::http
