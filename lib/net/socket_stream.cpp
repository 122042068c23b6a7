// SPDX-License-Identifier: Apache-2.0
#include "net/socket_stream.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/system_error.hpp>
#include <utility>

#include "base/error.hpp"

namespace delta::net {

namespace asio = boost::asio;
using boost::system::error_code;

socket_stream::socket_stream(socket from, std::string peer) : socket_(std::move(from)), peer_(std::move(peer)) {
    error_code ignored;
    socket_.non_blocking(true, ignored);
}

async::task<std::size_t> socket_stream::read_some(std::span<char> into) {
    const auto [ec, size] =
        co_await socket_.async_read_some(asio::buffer(into.data(), into.size()), asio::as_tuple(asio::use_awaitable));
    if (ec == asio::error::eof) co_return 0;
    if (ec) raise(ec, "reading from", peer_);
    co_return size;
}

async::task<> socket_stream::write(std::string_view bytes) {
    // A socket's buffer nearly always has room: then there is nothing to wait for.
    error_code now;
    const std::size_t sent = socket_.write_some(asio::buffer(bytes), now);
    if (now && now != asio::error::would_block) raise(now, "writing to", peer_);
    if (sent == bytes.size()) co_return;
    const auto [ec, size] =
        co_await asio::async_write(socket_, asio::buffer(bytes.substr(sent)), asio::as_tuple(asio::use_awaitable));
    if (ec) raise(ec, "writing to", peer_);
}

void socket_stream::close() noexcept {
    error_code ignored;
    socket_.close(ignored);
}

std::string to_string(const asio::ip::tcp::endpoint& address) {
    const std::string host = address.address().to_string();
    return address.address().is_v6() ? fmt::format("[{}]:{}", host, address.port())
                                     : fmt::format("{}:{}", host, address.port());
}

void raise(const error_code& ec, std::string_view doing, std::string_view peer) {
    if (ec == asio::error::operation_aborted) throw boost::system::system_error(ec);
    throw net_failure(fmt::format("{} {}: {}", doing, peer, ec.message()));
}

} // namespace delta::net
