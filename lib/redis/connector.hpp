// SPDX-License-Identifier: Apache-2.0
// Makes connections, and knows when the server is away.
#pragma once

#include <exception>
#include <memory>

#include "async/task.hpp"
#include "redis/client.hpp"
#include "redis/wire.hpp"

namespace delta::redis {

// Used from one thread. After a failure, attempts are parted by pauses that grow while the server is away; in a pause
// `connect` throws at once what the last attempt did: whoever asks can often do without Redis, and does not wait.
class connector {
  public:
    explicit connector(const options& how);
    async::task<std::unique_ptr<wire>> connect();
    // Until when it is too early to try again.
    async::steady::time_point next_attempt() const { return next_attempt_; }

  private:
    void note_failure(std::exception_ptr why);

    location where_;
    std::shared_ptr<net::tls_context> trust_;
    async::steady::time_point next_attempt_{};
    async::steady::duration pause_{};
    std::exception_ptr last_;
};

} // namespace delta::redis
