// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>

#include "async/task_group.hpp"
#include "base/error.hpp"
#include "http/client.hpp"
#include "net/listener.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"
#include "support/tls_server.hpp"

namespace delta::http {
namespace {

request get(std::string url) {
    return {.method = "GET", .target = std::move(url)};
}

// Bytes of one end to the other, until it ends.
async::task<> pump(net::stream& from, net::stream& to) {
    std::array<char, 4096> piece{};
    while (const std::size_t size = co_await from.read_some(piece)) co_await to.write({piece.data(), size});
    to.close();
}

// A proxy that knows CONNECT, for one connection. `asked` is the head it saw.
async::task<> tunnel(net::listener& at, std::string to_port, std::string answer, std::string& asked) {
    const net::stream_ptr client = co_await at.accept();
    std::array<char, 1> byte{};
    while (!asked.ends_with("\r\n\r\n")) {
        if (co_await client->read_some(byte) == 0) break;
        asked += byte[0];
    }
    co_await client->write(answer);
    const net::stream_ptr server = co_await net::connect({"127.0.0.1", to_port});
    async::task_group both(co_await boost::asio::this_coro::executor);
    both.spawn(pump(*client, *server));
    both.spawn(pump(*server, *client));
    co_await both.join();
}

TEST_CASE("https is verified, and its connection is kept") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("localhost");
        test::tls_server server(where, made);
        async::task_group group(where);
        group.spawn(server.run());
        client asks(where, {.trust = {.ca_file = made.ca_file()}});
        client distrusts(where, {});
        const std::string url = "https://localhost:" + server.port() + "/";

        CHECK((co_await asks.send(get(url))).body == "localhost");
        CHECK((co_await asks.send(get(url))).body == "localhost");
        CHECK(server.connections() == 1);
        CHECK_THROWS_AS(co_await distrusts.send(get(url)), net_failure);

        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("https goes through a proxy's tunnel, and is verified to its end") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("behind.example");
        test::tls_server server(where, made);
        net::listener proxy(where, {});
        std::string asked;
        async::task_group group(where);
        group.spawn(server.run());
        group.spawn(tunnel(proxy, server.port(), "HTTP/1.1 200 Connection established\r\n\r\n", asked));
        client asks(where, {.trust = {.ca_file = made.ca_file()},
                            .proxy = "http://u:p@127.0.0.1:" + std::to_string(proxy.port())});

        CHECK((co_await asks.send(get("https://behind.example/"))).body == "behind.example");

        CHECK(asked.starts_with("CONNECT behind.example:443 HTTP/1.1\r\nHost: behind.example:443\r\n"));
        CHECK(asked.find("Proxy-Authorization: Basic dTpw\r\n") != std::string::npos);
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("a proxy that refuses is a failure that says so") {
    test::run([](async::executor where) -> async::task<> {
        net::listener proxy(where, {});
        std::string asked;
        async::task_group group(where);
        group.spawn(
            tunnel(proxy, std::to_string(proxy.port()), "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", asked));
        client asks(where, {.proxy = "http://127.0.0.1:" + std::to_string(proxy.port())});

        std::string said;
        try {
            co_await asks.send(get("https://behind.example/"));
        } catch (const net_failure& e) {
            said = e.what();
        }

        CHECK(said == "the proxy 127.0.0.1:" + std::to_string(proxy.port()) + " refused: 407");
        group.cancel();
        co_await group.join();
    });
}

} // namespace
} // namespace delta::http
