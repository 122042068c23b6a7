// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "async/event.hpp"
#include "async/sleep.hpp"
#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/http_rig.hpp"
#include "support/run.hpp"

namespace delta::http {
namespace {

using namespace std::chrono_literals;
using test::http_rig;

// Says what it was asked.
async::task<response> echo(request& asked) {
    std::string said = asked.method + " " + asked.path;
    for (const auto& [name, value] : asked.query) said += " " + name + "=" + value;
    if (!asked.body.empty()) said += " [" + asked.body + "]";
    co_return response{.body = std::move(said)};
}

async::task<response> never(request& /*asked*/) {
    co_await async::sleep_for(1h);
    co_return response{};
}

async::task<response> broken(request& /*asked*/) {
    throw std::runtime_error("it broke");
    co_return response{};
}

std::string ok(std::string_view body, std::string_view fields = "") {
    return "HTTP/1.1 200 OK\r\n" + std::string(fields) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

// The status lines of responses that say more than a test wants to know.
std::string status_of(const std::string& answer) {
    return answer.substr(0, answer.find("\r\n"));
}

TEST_CASE("a request is answered, and the connection stays until it is asked to close") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo);

        const std::string said = co_await rig.exchange(
            "GET /a%20b?x=1&y=two+words HTTP/1.1\r\nHost: d\r\n\r\n"
            "POST /c HTTP/1.1\r\nHost: d\r\nContent-Length: 5\r\n\r\nhello"
            "GET /end HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        CHECK(said == ok("GET /a b x=1 y=two words") + ok("POST /c [hello]") + ok("GET /end", "Connection: close\r\n"));
        co_await rig.stop();
    });
}

TEST_CASE("a request may come byte by byte") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo);
        const net::stream_ptr client = rig.dial();
        const std::string bytes =
            "\r\nPOST /slow HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n"
            "3;x=1\r\nabc\r\n4\r\ndefg\r\n0\r\nTrailer: t\r\n\r\n"
            "GET /next HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n";

        for (const char& byte : bytes) {
            co_await client->write({&byte, 1});
            co_await async::sleep_for(0ms);
        }

        CHECK(co_await http_rig::read_all(*client) ==
              ok("POST /slow [abcdefg]") + ok("GET /next", "Connection: close\r\n"));
        co_await rig.stop();
    });
}

TEST_CASE("HEAD is answered with the length and no body") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo);

        const std::string said = co_await rig.exchange("HEAD /x HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        CHECK(said == "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 7\r\n\r\n");
        co_await rig.stop();
    });
}

TEST_CASE("HTTP/1.0 closes unless asked to stay") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo);

        CHECK(co_await rig.exchange("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n") ==
              ok("GET /a", "Connection: keep-alive\r\n") + ok("GET /b", "Connection: close\r\n"));
        co_await rig.stop();
    });
}

TEST_CASE("a client that asks first is told to continue before it sends the body") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo);
        const net::stream_ptr client = rig.dial();

        co_await client->write(
            "PUT /x HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
        CHECK(co_await http_rig::read_until(*client, "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
        co_await client->write("hi");

        CHECK(co_await http_rig::read_all(*client) == ok("PUT /x [hi]", "Connection: close\r\n"));
        co_await rig.stop();
    });
}

TEST_CASE("what could be read two ways is refused, and the connection closed") {
    struct row {
        const char* request;
        const char* status;
    };
    const auto [request, status] = GENERATE(
        row{"POST / HTTP/1.1\r\nHost: d\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "400"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nContent-Length: +3\r\n\r\nabc", "400"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nContent-Length: 99999999999999999999\r\n\r\nabc", "400"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "501"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "501"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", "400"},
        row{"POST / HTTP/1.0\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        row{"POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n", "400"},
        row{"GET / HTTP/1.1\r\nHost : d\r\n\r\n", "400"}, row{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
        row{"GET / HTTP/1.1\r\n\r\n", "400"}, row{"GET / HTTP/1.1\nHost: d\n\n", "505"},
        row{"GET / HTTP/1.1\r\nHost: d\nX: y\r\n\r\n", "400"}, row{"GET / HTTP/2.0\r\nHost: d\r\n\r\n", "505"},
        row{"GET relative HTTP/1.1\r\nHost: d\r\n\r\n", "400"}, row{"GET /%zz HTTP/1.1\r\nHost: d\r\n\r\n", "400"},
        row{"GET /%00 HTTP/1.1\r\nHost: d\r\n\r\n", "400"}, row{"\x16\x03\x01\x02\r\n\r\n", "400"},
        row{"GET / HTTP/1.1\r\nHost: d\r\nExpect: the-worst\r\n\r\n", "417"});
    test::run([&](async::executor where) -> async::task<> {
        http_rig rig(where, echo, {.limits = {.idle = 100ms}});
        const net::stream_ptr client = rig.dial();
        INFO(request);

        co_await client->write(request);
        const std::string said = co_await http_rig::read_until(*client, "}");

        CHECK(said.substr(0, 12) == "HTTP/1.1 " + std::string(status));
        CHECK(said.find("Connection: close\r\n") != std::string::npos);
        CHECK(said.find("application/problem+json") != std::string::npos);
        co_await rig.stop();
    });
}

TEST_CASE("a head may be as large as the limit and no larger, however it comes") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo, {.limits = {.header_bytes = 1000}});
        const std::string start = "GET / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n";
        const auto head_of = [&](std::size_t size) {
            return start + "X: " + std::string(size - start.size() - 7, 'x') + "\r\n\r\n";
        };

        CHECK(co_await rig.exchange(head_of(1000)) == ok("GET /", "Connection: close\r\n"));

        const net::stream_ptr whole = rig.dial();
        co_await whole->write(head_of(5000));
        CHECK(status_of(co_await http_rig::read_until(*whole, "}")) == "HTTP/1.1 431 Request Header Fields Too Large");

        // Many small fields, each complete: together they are too many bytes.
        const net::stream_ptr pieces = rig.dial();
        co_await pieces->write("GET / HTTP/1.1\r\nHost: d\r\n");
        for (int i = 0; i < 60; ++i) {
            co_await pieces->write("Field: some twenty bytes\r\n");
            co_await async::sleep_for(0ms);
        }
        CHECK(status_of(co_await http_rig::read_until(*pieces, "}")) == "HTTP/1.1 431 Request Header Fields Too Large");
        co_await rig.stop();
    });
}

TEST_CASE("a body may be as large as its path allows") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo, {.limits = {.body_bytes = 4, .larger_bodies = {{"/large", 8}}}});
        const auto post = [](std::string path, std::string body) {
            return "POST " + path +
                   " HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + body;
        };

        CHECK(co_await rig.exchange(post("/x", "1234")) == ok("POST /x [1234]", "Connection: close\r\n"));
        CHECK(co_await rig.exchange(post("/large", "12345678")) ==
              ok("POST /large [12345678]", "Connection: close\r\n"));

        const net::stream_ptr told = rig.dial();
        co_await told->write(post("/x", "12345"));
        CHECK(status_of(co_await http_rig::read_until(*told, "}")) == "HTTP/1.1 413 Content Too Large");

        const net::stream_ptr chunked = rig.dial();
        co_await chunked->write(
            "POST /x HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n");
        CHECK(status_of(co_await http_rig::read_until(*chunked, "}")) == "HTTP/1.1 413 Content Too Large");
        co_await rig.stop();
    });
}

TEST_CASE("an idle connection is closed without a word, a request that does not arrive with one") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo, {.limits = {.idle = 20ms}});

        CHECK(co_await rig.exchange("") == "");

        const net::stream_ptr slow = rig.dial();
        co_await slow->write("GET / HT");
        CHECK(status_of(co_await http_rig::read_until(*slow, "}")) == "HTTP/1.1 408 Request Timeout");
        co_await rig.stop();
    });
}

TEST_CASE("a handler that takes too long is stopped, and the connection goes on") {
    test::run([](async::executor where) -> async::task<> {
        const auto handle = [](request& asked) { return asked.path == "/never" ? never(asked) : echo(asked); };
        http_rig rig(where, handle, {.limits = {.request = 20ms}});

        const std::string said = co_await rig.exchange(
            "GET /never HTTP/1.1\r\nHost: d\r\n\r\n"
            "GET /next HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        CHECK(status_of(said) == "HTTP/1.1 504 Gateway Timeout");
        CHECK(said.ends_with(ok("GET /next", "Connection: close\r\n")));
        co_await rig.stop();
    });
}

TEST_CASE("a handler that throws is answered for, and the connection goes on") {
    test::run([](async::executor where) -> async::task<> {
        const auto handle = [](request& asked) { return asked.path == "/broken" ? broken(asked) : echo(asked); };
        http_rig rig(where, handle);

        const std::string said = co_await rig.exchange(
            "GET /broken HTTP/1.1\r\nHost: d\r\n\r\n"
            "GET /next HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        CHECK(said == "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 8\r\n\r\nit broke" +
                          ok("GET /next", "Connection: close\r\n"));
        co_await rig.stop();
    });
}

TEST_CASE("no header value of a handler can begin another field") {
    test::run([](async::executor where) -> async::task<> {
        const auto handle = [](request& /*asked*/) -> async::task<response> {
            co_return response{302, {{"Location", "/x\r\nSet-Cookie: a=b"}}};
        };
        http_rig rig(where, handle);

        const std::string said = co_await rig.exchange("GET / HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        CHECK(status_of(said) == "HTTP/1.1 500 Internal Server Error");
        CHECK(said.find("Set-Cookie") == std::string::npos);
        co_await rig.stop();
    });
}

TEST_CASE("more connections than the limit are told so") {
    test::run([](async::executor where) -> async::task<> {
        http_rig rig(where, echo, {.limits = {.connections = 1}});
        const net::stream_ptr first = rig.dial();
        const net::stream_ptr second = rig.dial();

        CHECK(status_of(co_await http_rig::read_until(*second, "}")) == "HTTP/1.1 503 Service Unavailable");

        co_await first->write("GET /a HTTP/1.1\r\nHost: d\r\n\r\n");
        CHECK(co_await http_rig::read_until(*first, "GET /a") == ok("GET /a"));
        co_await rig.stop();
    });
}

TEST_CASE("a draining server answers what has begun, and a last request of an idle connection") {
    test::run([](async::executor where) -> async::task<> {
        async::event may_answer(where);
        const auto handle = [&](request& asked) -> async::task<response> {
            co_await may_answer.wait();
            co_return co_await echo(asked);
        };
        http_rig rig(where, handle, {.limits = {.drain = 40ms}});
        const net::stream_ptr asked = rig.dial();
        const net::stream_ptr idle = rig.dial();
        const net::stream_ptr silent = rig.dial();
        co_await asked->write("GET /asked HTTP/1.1\r\nHost: d\r\n\r\n");
        co_await async::sleep_for(1ms);

        rig.open.drain();
        may_answer.set();
        co_await idle->write("GET /last HTTP/1.1\r\nHost: d\r\n\r\n");

        CHECK(co_await http_rig::read_all(*asked) == ok("GET /asked", "Connection: close\r\n"));
        CHECK(co_await http_rig::read_all(*idle) == ok("GET /last", "Connection: close\r\n"));
        CHECK(co_await http_rig::read_all(*silent) == "");
        co_await rig.open.join();
        CHECK(rig.open.size() == 0);
        co_await rig.stop();
    });
}

} // namespace
} // namespace delta::http
