// SPDX-License-Identifier: Apache-2.0
#include "api_health.hpp"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <utility>

#include "console.hpp"
#include "http/client.hpp"

namespace delta::app {
namespace {

constexpr auto limit = std::chrono::seconds(3);

// A server that listens on every address is asked on this machine's own.
std::string own_address(const std::string& listened_on) {
    if (listened_on == "0.0.0.0") return "127.0.0.1";
    if (listened_on == "::") return "[::1]";
    return listened_on.contains(':') ? "[" + listened_on + "]" : listened_on;
}

async::task<> ask(async::executor where, std::string url, http::response& into) {
    http::client client(std::move(where), {.limit = limit});
    http::request ready{.method = "GET", .target = std::move(url)};
    into = co_await client.send(std::move(ready));
}

} // namespace

int ask_health(const settings& with) {
    boost::asio::io_context ioc(1);
    http::response answer;
    std::exception_ptr thrown;
    std::string url = fmt::format("http://{}:{}/api/health/ready", own_address(with.api.address), with.api.port);
    boost::asio::co_spawn(ioc, ask(ioc.get_executor(), std::move(url), answer),
                          [&thrown](std::exception_ptr e) { thrown = std::move(e); });
    ioc.run();
    if (!thrown && answer.status == 200) return 0;
    std::string reason = fmt::format("status {}: {}", answer.status, answer.body);
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const failure& e) {
        reason = e.what();
    }
    tell_error("delta api --health", reason);
    return 1;
}

} // namespace delta::app
