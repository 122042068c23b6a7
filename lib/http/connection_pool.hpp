// SPDX-License-Identifier: Apache-2.0
// The client's connections: kept for the next request, so many for each server.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "async/event.hpp"
#include "net/stream.hpp"

namespace delta::http {

// Used from one thread.
class connection_pool : public std::enable_shared_from_this<connection_pool> {
  public:
    connection_pool(async::executor where, std::size_t per_server) : where_(std::move(where)), most_(per_server) {}

    // The right to one connection to a server, given back when it is destroyed.
    class lease {
      public:
        lease(std::shared_ptr<connection_pool> from, std::string server)
            : from_(std::move(from)), server_(std::move(server)) {}
        ~lease();
        lease(lease&&) noexcept = default;
        lease& operator=(lease&&) = delete;

        // Used before and kept since; null when a new one must be made.
        net::stream_ptr stream;
        // Set when the stream may serve another request.
        bool reusable = false;

      private:
        std::shared_ptr<connection_pool> from_;
        std::string server_;
    };

    // Waits while the server has its number. `idle_for` is how long a kept connection may have been idle: the longer,
    // the likelier the server has closed it.
    async::task<lease> take(std::string server, async::steady::duration idle_for);

  private:
    struct kept {
        net::stream_ptr stream;
        async::steady::time_point since;
    };
    struct server {
        explicit server(const async::executor& where) : freed(where) {}
        std::vector<kept> idle;
        std::size_t taken = 0;
        std::size_t waiting = 0;
        async::event freed;
    };

    void give_back(const std::string& name, net::stream_ptr stream);
    void forget_old();

    async::executor where_;
    std::size_t most_;
    std::map<std::string, server> servers_;
};

} // namespace delta::http
