// SPDX-License-Identifier: Apache-2.0
// Connections that all statements outside transactions share.
#pragma once

#include <memory>
#include <vector>

#include "async/event.hpp"
#include "async/task.hpp"
#include "pg/connection.hpp"
#include "pg/connector.hpp"

namespace delta::pg {

// Used from one thread.
class shared_connections : public std::enable_shared_from_this<shared_connections> {
  public:
    shared_connections(std::shared_ptr<connector> by, std::size_t count);
    // The one with the least on its way; a further one is made while all have something. Throws failure,
    // timeout_failure.
    async::task<std::shared_ptr<connection>> take();
    void close();

    std::size_t open() const;
    std::size_t busy() const;

  private:
    struct slot {
        std::shared_ptr<connection> conn;
        bool is_connecting = false;
        bool is_usable() const { return conn && conn->is_usable(); }
    };
    std::shared_ptr<connection> find_least_busy() const;
    slot* find_empty();
    async::task<std::shared_ptr<connection>> fill(slot& empty);

    std::shared_ptr<connector> by_;
    std::vector<slot> slots_;
    async::event change_;
    bool is_closed_ = false;
};

} // namespace delta::pg
