// SPDX-License-Identifier: Apache-2.0
#include "net/connect.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "async/timeout.hpp"
#include "base/error.hpp"
#include "net/resolve.hpp"
#include "net/socket_stream.hpp"
#include "net/tls_context.hpp"

namespace delta::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct connection {
    socket connected;
    std::string peer;
};

async::task<connection> connect_to(asio::generic::stream_protocol::endpoint address, std::string name) {
    socket made(co_await asio::this_coro::executor);
    const auto [ec] = co_await made.async_connect(address, asio::as_tuple(asio::use_awaitable));
    if (ec) raise(ec, "connecting to", name);
    co_return connection{std::move(made), std::move(name)};
}

async::task<connection> connect_unix(std::string path) {
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        throw net_failure(fmt::format("connecting to {}: the socket's path is too long", path));
    const asio::local::stream_protocol::endpoint address(path);
    co_return co_await async::with_timeout(connect_limit, connect_to(address, path), "connecting");
}

// Each address gets its share of the time left, so that one that never answers leaves some to the next.
async::task<connection> connect_tcp(endpoint to) {
    const async::steady::time_point end = async::steady::now() + connect_limit;
    const auto addresses =
        co_await async::with_timeout(connect_limit, resolve(to.host, to.port), "looking up a host's name");
    std::exception_ptr last;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const auto share = (end - async::steady::now()) / static_cast<int>(addresses.size() - i);
        if (share <= async::steady::duration::zero()) break;
        std::optional<connection> made;
        try {
            made = co_await async::with_timeout(share, connect_to(addresses[i], to_string(addresses[i])), "connecting");
        } catch (const failure&) {
            last = std::current_exception(); // thrown when no other address answers
        }
        if (!made) continue;
        error_code ignored;
        made->connected.set_option(tcp::no_delay(true), ignored);
        made->connected.set_option(asio::socket_base::keep_alive(true), ignored);
        co_return std::move(*made);
    }
    if (!last) throw timeout_failure(fmt::format("connecting to {}:{} took too long", to.host, to.port));
    std::rethrow_exception(last);
}

async::task<connection> connect_any(endpoint to) {
    if (to.host.starts_with('/')) co_return co_await connect_unix(std::move(to.host));
    co_return co_await connect_tcp(std::move(to));
}

} // namespace

async::task<stream_ptr> connect(endpoint to) {
    connection made = co_await connect_any(std::move(to));
    co_return std::make_unique<socket_stream>(std::move(made.connected), std::move(made.peer));
}

async::task<stream_ptr> connect_tls(endpoint to, std::shared_ptr<tls_context> trust) {
    std::string host = to.host;
    connection made = co_await connect_any(std::move(to));
    auto secured = make_tls_stream(std::move(made.connected), std::move(made.peer), std::move(host), std::move(trust));
    co_return co_await async::with_timeout(connect_limit, std::move(secured), "the TLS handshake");
}

async::task<stream_ptr> connect_tls_through(endpoint proxy, greeting greet, std::string host,
                                            std::shared_ptr<tls_context> trust) {
    connection made = co_await connect_any(std::move(proxy));
    socket_stream plain(std::move(made.connected), made.peer);
    co_await async::with_timeout(connect_limit, greet(plain), "the proxy");
    auto secured = make_tls_stream(plain.release(), std::move(made.peer), std::move(host), std::move(trust));
    co_return co_await async::with_timeout(connect_limit, std::move(secured), "the TLS handshake");
}

} // namespace delta::net
