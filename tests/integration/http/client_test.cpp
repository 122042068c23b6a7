// SPDX-License-Identifier: Apache-2.0
#include "http/client.hpp"

#include <string>

#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "base/error.hpp"
#include "http/server.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"

namespace delta::http {
namespace {

using namespace std::chrono_literals;

response tell(const request& /*of*/, const std::exception& e) {
    return {500, {}, e.what()};
}

// Says what it was asked, and with which credentials.
async::task<response> echo(request& asked) {
    std::string said = asked.method + " " + asked.target;
    if (const auto who = asked.headers.find("Authorization")) said += " by " + std::string(*who);
    if (const auto who = asked.headers.find("Proxy-Authorization")) said += " through " + std::string(*who);
    if (!asked.body.empty()) said += " [" + asked.body + "]";
    co_return response{.body = std::move(said)};
}

// A server that runs for the length of a test.
class running_server {
  public:
    running_server(const async::executor& where, request_handler handle, server_limits limits = {})
        : server_(where, {.limits = std::move(limits)}, std::move(handle), tell), group_(where) {
        group_.spawn(server_.run());
    }
    std::string url(std::string_view path) const {
        return "http://127.0.0.1:" + std::to_string(server_.port()) + std::string(path);
    }
    std::size_t connections() const { return server_.connections(); }
    async::task<> stop() {
        group_.cancel();
        co_await group_.join();
    }

  private:
    server server_;
    async::task_group group_;
};

request get(std::string url) {
    return {.method = "GET", .target = std::move(url)};
}

TEST_CASE("requests to one server share a connection") {
    test::run([](async::executor where) -> async::task<> {
        running_server server(where, echo);
        client asks(where, {});

        const response first = co_await asks.send(get(server.url("/a?b=c")));
        const response second = co_await asks.send({.method = "POST", .target = server.url("/d"), .body = "hello"});
        const response third = co_await asks.send({.method = "HEAD", .target = server.url("/e")});

        CHECK(first.body == "GET /a?b=c");
        CHECK(second.body == "POST /d [hello]");
        CHECK(third.body == "");
        CHECK(third.headers.find("Content-Length") == "7");
        CHECK(server.connections() == 1);
        co_await server.stop();
    });
}

TEST_CASE("no more connections are made to a server than may be; the others wait") {
    test::run([](async::executor where) -> async::task<> {
        std::size_t at_once = 0;
        std::size_t most = 0;
        const auto count = [&](request& asked) -> async::task<response> {
            most = std::max(most, ++at_once);
            co_await async::sleep_for(2ms);
            --at_once;
            co_return co_await echo(asked);
        };
        running_server server(where, count);
        client asks(where, {.connections_per_host = 3});
        async::task_group group(where);
        int answered = 0;
        for (int i = 0; i < 12; ++i)
            group.spawn([](client& with, std::string url, int& done) -> async::task<> {
                if ((co_await with.send(get(std::move(url)))).status == 200) ++done;
            }(asks, server.url("/"), answered));

        co_await group.join();

        CHECK(answered == 12);
        CHECK(most == 3);
        CHECK(server.connections() == 3);
        co_await server.stop();
    });
}

TEST_CASE("a kept connection that the server has closed is replaced, unless the request must not be sent twice") {
    test::run([](async::executor where) -> async::task<> {
        running_server server(where, echo, {.idle = 20ms});
        client asks(where, {});
        co_await asks.send(get(server.url("/")));
        while (server.connections() > 0) co_await async::sleep_for(5ms);

        CHECK((co_await asks.send(get(server.url("/again")))).body == "GET /again");

        while (server.connections() > 0) co_await async::sleep_for(5ms);
        const request once{.method = "POST", .target = server.url("/once")};
        CHECK_THROWS_AS(co_await asks.send(once), net_failure);
        CHECK((co_await asks.send(once)).status == 200);
        co_await server.stop();
    });
}

TEST_CASE("redirects are followed for GET, and credentials stay with their host") {
    test::run([](async::executor where) -> async::task<> {
        running_server other(where, echo);
        const auto redirect = [&](request& asked) -> async::task<response> {
            if (asked.path == "/near") co_return response{302, {{"Location", "/here"}}};
            if (asked.path == "/far") co_return response{307, {{"Location", other.url("/there")}}};
            if (asked.path == "/round") co_return response{301, {{"Location", "/round"}}};
            co_return co_await echo(asked);
        };
        running_server server(where, redirect);
        client asks(where, {});
        const auto with_token = [&](std::string path) {
            request what = get(server.url(path));
            what.headers.add("Authorization", "Bearer t");
            return what;
        };

        CHECK((co_await asks.send(with_token("/near"))).body == "GET /here by Bearer t");
        CHECK((co_await asks.send(with_token("/far"))).body == "GET /there");
        CHECK_THROWS_AS(co_await asks.send(with_token("/round")), upstream_failure);
        const request post{.method = "POST", .target = server.url("/near")};
        CHECK((co_await asks.send(post)).status == 302);
        co_await server.stop();
        co_await other.stop();
    });
}

TEST_CASE("an answer may take so long, and be so large") {
    test::run([](async::executor where) -> async::task<> {
        const auto answer = [](request& asked) -> async::task<response> {
            if (asked.path == "/slow") co_await async::sleep_for(1h);
            co_return response{.body = std::string(100, 'x')};
        };
        running_server server(where, answer);
        client asks(where, {.response_bytes = 100, .limit = 200ms});
        client asks_for_less(where, {.response_bytes = 99});

        CHECK((co_await asks.send(get(server.url("/")))).body.size() == 100);
        CHECK_THROWS_AS(co_await asks_for_less.send(get(server.url("/"))), upstream_failure);
        CHECK_THROWS_AS(co_await asks.send(get(server.url("/slow"))), timeout_failure);
        CHECK_THROWS_AS(co_await asks.send(get("example.org")), config_failure);
        co_await server.stop();
    });
}

TEST_CASE("http goes through a proxy with its whole URL, unless the host is to be reached directly") {
    test::run([](async::executor where) -> async::task<> {
        running_server proxy(where, echo);
        running_server direct(where, echo);
        const std::string with_user = proxy.url("").replace(0, 7, "http://u:p@");
        client asks(where, {.proxy = with_user, .no_proxy = "127.0.0.1"});

        CHECK((co_await asks.send(get("http://example.invalid/x?y=z"))).body ==
              "GET http://example.invalid/x?y=z through Basic dTpw");
        CHECK((co_await asks.send(get(direct.url("/x")))).body == "GET /x");
        co_await proxy.stop();
        co_await direct.stop();
    });
}

} // namespace
} // namespace delta::http
