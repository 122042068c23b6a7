// SPDX-License-Identifier: Apache-2.0
#include "net/listener.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <utility>

#include "base/error.hpp"
#include "net/socket_stream.hpp"

namespace delta::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr int backlog = 4096;

// Asio has no name for this option.
error_code share_port(tcp::acceptor& acceptor) {
    const int on = 1;
    const int failed = ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    return failed == 0 ? error_code() : error_code(errno, boost::system::system_category());
}

stream_ptr make_accepted(tcp::socket from) {
    error_code ec;
    from.set_option(tcp::no_delay(true), ec);
    // A peer that has gone already is noticed at the first read.
    const tcp::endpoint peer = from.remote_endpoint(ec);
    return std::make_unique<socket_stream>(std::move(from), to_string(peer));
}

} // namespace

struct listener::impl {
    tcp::acceptor acceptor;
    std::uint16_t port = 0;
};

listener::listener(const async::executor& where, const listen_options& options)
    : impl_(new impl{tcp::acceptor(where)}) {
    const std::string place = fmt::format("{}:{}", options.address, options.port);
    error_code ec;
    const auto address = asio::ip::make_address(options.address, ec);
    if (ec) throw net_failure(fmt::format("'{}' is not an IP address to listen on", options.address));
    tcp::acceptor& acceptor = impl_->acceptor;
    const tcp::endpoint at(address, options.port);
    acceptor.open(at.protocol(), ec);
    if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec && options.shared) ec = share_port(acceptor);
    if (!ec) acceptor.bind(at, ec);
    if (!ec) acceptor.listen(backlog, ec);
    if (!ec) acceptor.non_blocking(true, ec);
    if (ec) raise(ec, "listening on", place);
    impl_->port = acceptor.local_endpoint().port();
}

listener::~listener() = default;

std::uint16_t listener::port() const {
    return impl_->port;
}

async::task<stream_ptr> listener::accept() {
    auto [ec, accepted] = co_await impl_->acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
    if (ec) raise(ec, "accepting a connection on port", std::to_string(impl_->port));
    co_return make_accepted(std::move(accepted));
}

std::optional<stream_ptr> listener::accept_waiting() {
    error_code ec;
    tcp::socket accepted = impl_->acceptor.accept(ec);
    if (ec) return std::nullopt;
    return make_accepted(std::move(accepted));
}

void listener::close() noexcept {
    error_code ignored;
    impl_->acceptor.close(ignored);
}

} // namespace delta::net
