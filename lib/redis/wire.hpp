// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "net/connect.hpp"
#include "redis/codec.hpp"
#include "redis/location.hpp"

namespace delta::redis {

// A connection that is signed in: replies in the order of the commands. One reader and one writer at a time. After an
// exception or a cancellation it is fit only to be closed.
class wire {
  public:
    // Throws net_failure, timeout_failure, and failure when the server refuses to let us in.
    static async::task<std::unique_ptr<wire>> open(location where, std::shared_ptr<net::tls_context> trust);

    async::task<> write(std::string_view bytes) { return stream_->write(bytes); }
    // Throws net_failure when the server ends the connection.
    async::task<reply> read();
    void close() noexcept { stream_->close(); }

  private:
    explicit wire(net::stream_ptr stream) : stream_(std::move(stream)) {}
    async::task<> sign_in(const location& as);

    net::stream_ptr stream_;
    decoder decoder_;
    std::array<char, 16 * 1024> buffer_;
};

} // namespace delta::redis
