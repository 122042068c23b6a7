// SPDX-License-Identifier: Apache-2.0
// A connected byte stream; TCP, TLS and unix sockets look alike to the rooms above.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "async/task.hpp"

namespace delta::net {

// One reader and one writer at a time. Errors throw net_failure; cancellation is Asio's own and leaves the stream fit
// for nothing but closing.
class stream {
  public:
    virtual ~stream() = default;
    stream(const stream&) = delete;
    stream& operator=(const stream&) = delete;

    // At least one byte into `into`, or 0 when the peer has ended.
    virtual async::task<std::size_t> read_some(std::span<char> into) = 0;
    // All of `bytes`, which must stay alive until then.
    virtual async::task<> write(std::string_view bytes) = 0;
    // Ends pending reads and writes too. Without TLS's closing handshake: the protocols above frame their messages.
    virtual void close() noexcept = 0;
    // "127.0.0.1:53412", "/run/redis.sock".
    virtual std::string peer() const = 0;

  protected:
    stream() = default;
};

using stream_ptr = std::unique_ptr<stream>;

} // namespace delta::net
