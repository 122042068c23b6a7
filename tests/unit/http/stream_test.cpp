// SPDX-License-Identifier: Apache-2.0
// Responses whose handler writes them piece by piece.
#include <string>

#include "async/event.hpp"
#include "async/sleep.hpp"
#include "support/catch.hpp"
#include "support/http_rig.hpp"
#include "support/run.hpp"

namespace delta::http {
namespace {

using namespace std::chrono_literals;
using test::http_rig;

constexpr std::string_view get = "GET / HTTP/1.1\r\nHost: d\r\n\r\n";

async::task<> two_pieces(body_writer write) {
    co_await write("first");
    co_await write("");
    co_await write("second piece");
}

async::task<response> stream_two(request& /*asked*/) {
    co_return response{.stream = two_pieces};
}

TEST_CASE("a streamed response is chunked, and the connection goes on") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, stream_two);
        const std::string pieces = "5\r\nfirst\r\nc\r\nsecond piece\r\n0\r\n\r\n";

        const std::string said =
            co_await rig.exchange(std::string(get) + "GET / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        CHECK(said == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces +
                          "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces);
        co_await rig.stop();
    });
}

TEST_CASE("HTTP/1.0 knows no chunks: the stream ends with the connection") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, stream_two);

        CHECK(co_await rig.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") ==
              "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nfirstsecond piece");
        co_await rig.stop();
    });
}

TEST_CASE("HEAD of a stream does not start it") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, stream_two);

        CHECK(co_await rig.exchange("HEAD / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n") ==
              "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
        co_await rig.stop();
    });
}

TEST_CASE("a stream is cancelled when the client leaves") {
    test::run([](async::executor where) -> async::task<> {
        async::event stopped(where);
        const auto wait_for_ever = [&](body_writer write) -> async::task<> {
            co_await write("hello");
            try {
                co_await async::sleep_for(1h);
            } catch (const std::exception& e) {
                if (async::is_cancellation(e)) stopped.set();
                throw;
            }
        };
        const auto handle = [&](request& /*asked*/) -> async::task<response> {
            co_return response{.stream = wait_for_ever};
        };
        http_rig rig(where, handle);
        const net::stream_ptr client = rig.dial();
        co_await client->write(get);
        co_await http_rig::read_until(*client, "hello\r\n");

        client->close();

        co_await stopped.wait();
        co_await rig.open.join();
        CHECK(rig.open.size() == 0);
        co_await rig.stop();
    });
}

TEST_CASE("draining ends a stream as complete") {
    test::run([](async::executor where) -> async::task<> {
        const auto wait_for_ever = [](body_writer write) -> async::task<> {
            co_await write("hello");
            co_await async::sleep_for(1h);
        };
        const auto handle = [&](request& /*asked*/) -> async::task<response> {
            co_return response{.stream = wait_for_ever};
        };
        http_rig rig(where, handle);
        const net::stream_ptr client = rig.dial();
        co_await client->write(get);
        co_await http_rig::read_until(*client, "hello\r\n");

        rig.open.drain();

        CHECK(co_await http_rig::read_all(*client) == "0\r\n\r\n");
        co_await rig.stop();
    });
}

TEST_CASE("a stream that fails does not look complete") {
    test::run([](async::executor where) -> async::task<> {
        const auto fail_later = [](body_writer write) -> async::task<> {
            co_await write("hello");
            throw std::runtime_error("the database left");
        };
        const auto handle = [&](request& /*asked*/) -> async::task<response> {
            co_return response{.stream = fail_later};
        };
        http_rig rig(where, handle);

        const std::string said = co_await rig.exchange(std::string(get));

        CHECK(said == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        co_await rig.stop();
    });
}

} // namespace
} // namespace delta::http
