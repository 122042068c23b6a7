// SPDX-License-Identifier: Apache-2.0
// The plain stream over TCP and unix sockets, and what its neighbours need to build on one. Inside this room only.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "net/stream.hpp"

namespace delta::net {

// TCP and unix sockets alike, so that their code is instantiated once.
using socket = boost::asio::generic::stream_protocol::socket;

class socket_stream final : public stream {
  public:
    socket_stream(socket from, std::string peer);
    async::task<std::size_t> read_some(std::span<char> into) override;
    async::task<> write(std::string_view bytes) override;
    void close() noexcept override;
    std::string peer() const override { return peer_; }
    // The socket, for another stream over it; this one is of no use any more.
    socket release() { return std::move(socket_); }

  private:
    socket socket_;
    std::string peer_;
};

// "127.0.0.1:80", "[::1]:80".
std::string to_string(const boost::asio::ip::tcp::endpoint& address);

// Throws what `ec` means to the awaiter of a stream: cancellation as Asio's own, all else as net_failure.
[[noreturn]] void raise(const boost::system::error_code& ec, std::string_view doing, std::string_view peer);

} // namespace delta::net
