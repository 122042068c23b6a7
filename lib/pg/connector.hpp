// SPDX-License-Identifier: Apache-2.0
// Makes connections, and knows when the server is away.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "async/task.hpp"
#include "pg/connection.hpp"

namespace delta::pg {

// Used from one thread. Attempts are parted by pauses that grow while the server is away. Whoever needs a connection
// in the first seconds of that waits for it, so that a restart of the server hardly shows; later they fail at once.
class connector {
  public:
    connector(async::executor where, std::string url, std::string application_name);
    // Throws failure, timeout_failure.
    async::task<std::shared_ptr<connection>> connect();
    // True while the server is known to be away and it is too early to try again.
    bool is_pausing() const;
    const async::executor& where() const { return where_; }

  private:
    struct outage {
        async::steady::time_point since;
        async::steady::time_point next_attempt;
        async::steady::duration pause;
        std::exception_ptr last;
    };
    void note_failure(std::exception_ptr why);

    async::executor where_;
    std::string url_;
    std::string application_name_;
    std::optional<outage> outage_;
    bool was_connected_ = false;
    std::size_t made_ = 0;
};

} // namespace delta::pg
