// SPDX-License-Identifier: Apache-2.0
// Connections that one user has for itself at a time.
#pragma once

#include <list>
#include <memory>
#include <vector>

#include "async/event.hpp"
#include "async/task.hpp"
#include "pg/connection.hpp"
#include "pg/connector.hpp"

namespace delta::pg {

// Used from one thread. At most `limit` are out at once; others wait for their turn, first come, first served.
class exclusive_connections : public std::enable_shared_from_this<exclusive_connections> {
  public:
    // The right to one connection, and the connection. Ends with the lease; the connection goes back only by `keep`.
    class lease {
      public:
        explicit lease(std::shared_ptr<exclusive_connections> from) : from_(std::move(from)) {}
        lease(lease&&) noexcept = default;
        lease& operator=(lease&&) = delete;
        ~lease();
        connection& operator*() const { return *conn_; }
        connection* operator->() const { return conn_.get(); }
        // The connection is clean: the next user may have it.
        void keep();

      private:
        friend class exclusive_connections;
        std::shared_ptr<exclusive_connections> from_;
        std::shared_ptr<connection> conn_;
    };

    exclusive_connections(std::shared_ptr<connector> by, std::size_t limit) : by_(std::move(by)), limit_(limit) {}
    // Throws failure, and timeout_failure when no turn comes within statement_limit.
    async::task<lease> take();
    void close();

    std::size_t idle() const { return idle_.size(); }
    std::size_t taken() const { return taken_; }
    std::size_t waiting() const { return waiters_.size(); }

  private:
    struct waiter {
        async::event change;
        bool has_turn = false;
    };
    async::task<> wait_for_turn();
    void give_turn();

    std::shared_ptr<connector> by_;
    std::size_t limit_;
    std::size_t taken_ = 0;
    bool is_closed_ = false;
    std::list<waiter> waiters_;
    std::vector<std::shared_ptr<connection>> idle_;
};

} // namespace delta::pg
