// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "async/task.hpp"
#include "net/stream.hpp"

namespace delta::net {

struct listen_options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0: any free one
    bool shared = false;    // several listeners on one port, each with its share of the connections (SO_REUSEPORT)
};

class listener {
  public:
    // Throws net_failure when the address cannot be listened on.
    listener(const async::executor& where, const listen_options& options);
    ~listener();

    std::uint16_t port() const;
    // Throws net_failure when the process has too many files open; it may be called again.
    async::task<stream_ptr> accept();
    // A connection that waits already. Empty when there is none.
    std::optional<stream_ptr> accept_waiting();
    // Ends a pending accept as cancelled.
    void close() noexcept;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::net
