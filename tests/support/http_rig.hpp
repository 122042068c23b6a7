// SPDX-License-Identifier: Apache-2.0
// A server's connections without sockets: bytes of requests in, bytes of responses out.
#pragma once

#include <string>
#include <string_view>

#include "async/task_group.hpp"
#include "http/connections.hpp"

namespace delta::test {

// "status: what" as plain text.
http::response tell_exception(const http::request& of, const std::exception& e);

class http_rig {
  public:
    http_rig(const async::executor& where, http::request_handler handle, http::server_options options = {});

    // A new connection's other end.
    net::stream_ptr dial();
    // All that comes back on a new connection, until the server closes it; without the Date lines.
    async::task<std::string> exchange(std::string bytes);
    // Until the server closes.
    static async::task<std::string> read_all(net::stream& from);
    // Until `end` has come.
    static async::task<std::string> read_until(net::stream& from, std::string_view end);
    // Ends everything. The last thing a test does.
    async::task<> stop();

    http::connections open;

  private:
    async::executor where_;
    async::task_group beside_;
};

} // namespace delta::test
