// SPDX-License-Identifier: Apache-2.0
#include <openssl/ssl.h>

#include <array>
#include <string>

#include "async/task_group.hpp"
#include "base/error.hpp"
#include "net/connect.hpp"
#include "net/listener.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"
#include "support/tls_server.hpp"

namespace delta::net {
namespace {

async::task<std::string> ask(stream& with) {
    std::array<char, 4096> piece{};
    co_await with.write("GET / HTTP/1.1\r\n\r\n");
    const std::size_t size = co_await with.read_some(piece);
    const std::string answer(piece.data(), size);
    co_return answer.substr(answer.find("\r\n\r\n") + 4);
}

// What connecting is refused with; empty when it is not.
async::task<std::string> refusal_of(endpoint to, std::shared_ptr<tls_context> trust) {
    try {
        co_await connect_tls(std::move(to), std::move(trust));
    } catch (const net_failure& e) {
        co_return e.what();
    }
    co_return "";
}

TEST_CASE("TLS is spoken with who shows a certificate of a trusted authority for the host asked for") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("localhost");
        test::tls_server server(where, made);
        async::task_group group(where);
        group.spawn(server.run());
        const auto trust = make_tls_context({.ca_file = made.ca_file()});

        const stream_ptr connected = co_await connect_tls({"localhost", server.port()}, trust);

        CHECK(co_await ask(*connected) == "localhost");
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("an address is checked against the certificate's addresses, and not told as a name") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("127.0.0.1");
        test::tls_server server(where, made);
        async::task_group group(where);
        group.spawn(server.run());
        const auto trust = make_tls_context({.ca_file = made.ca_file()});

        const stream_ptr connected = co_await connect_tls({"127.0.0.1", server.port()}, trust);

        CHECK(co_await ask(*connected) == "no name");
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("a certificate for another host, or of an unknown authority, is refused with the reason") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("localhost");
        test::tls_server server(where, made);
        async::task_group group(where);
        group.spawn(server.run());
        const auto system = make_tls_context();
        const auto trust = make_tls_context({.ca_file = made.ca_file()});

        const std::string unknown = co_await refusal_of({"localhost", server.port()}, system);
        const std::string other_host = co_await refusal_of({"127.0.0.1", server.port()}, trust);

        CHECK(unknown.starts_with("the certificate of localhost is not trusted: "));
        CHECK(other_host.find("127.0.0.1") != std::string::npos);
        const auto lenient = make_tls_context({.verify = false});
        CHECK(co_await refusal_of({"127.0.0.1", server.port()}, lenient) == "");
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("versions of TLS before 1.2 are not spoken") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("localhost");
        test::tls_server old(where, made, TLS1_1_VERSION);
        test::tls_server newer(where, made, TLS1_2_VERSION);
        async::task_group group(where);
        group.spawn(old.run());
        group.spawn(newer.run());
        const auto trust = make_tls_context({.ca_file = made.ca_file()});

        CHECK(co_await refusal_of({"localhost", old.port()}, trust) != "");
        CHECK(co_await refusal_of({"localhost", newer.port()}, trust) == "");
        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("an end without TLS's own end is an error, not an end") {
    test::run([](async::executor where) -> async::task<> {
        const test::certificates made("localhost");
        test::tls_server server(where, made);
        async::task_group group(where);
        group.spawn(server.run(true));
        const auto trust = make_tls_context({.ca_file = made.ca_file()});
        const stream_ptr connected = co_await connect_tls({"localhost", server.port()}, trust);
        co_await ask(*connected);
        std::array<char, 8> piece{};

        CHECK_THROWS_AS(co_await connected->read_some(piece), net_failure);

        group.cancel();
        co_await group.join();
    });
}

TEST_CASE("certificates that cannot be read are a fault of the configuration") {
    CHECK_THROWS_AS(make_tls_context({.ca_file = "/no/such/file.pem"}), config_failure);
}

} // namespace
} // namespace delta::net
