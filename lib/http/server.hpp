// SPDX-License-Identifier: Apache-2.0
// An HTTP/1.1 server: keep-alive, pipelining, limits; handlers see plain structs.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/message.hpp"

namespace delta::http {

struct server_limits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    // Bodies of these paths may be larger: {"/api/webhook/github", 25 MiB}.
    std::vector<std::pair<std::string, std::size_t>> larger_bodies = {};
    std::size_t connections = 4096;                               // more are answered 503 and closed
    std::chrono::milliseconds idle = std::chrono::seconds(30);    // between requests, and for a request to arrive
    std::chrono::milliseconds request = std::chrono::seconds(30); // for a handler; streams are not limited
    // How long a draining server leaves an idle connection open: a request may be on its way.
    std::chrono::milliseconds drain = std::chrono::seconds(1);
    std::size_t gzip_from = 1024; // bytes of a compressible body; 0 for never
};

struct server_options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0: any free one
    bool shared = false;    // other reactors and processes listen on the port too (SO_REUSEPORT)
    server_limits limits = {};
    // Peers whose X-Forwarded-For is believed, as addresses or CIDR blocks.
    std::vector<std::string> trusted_proxies = {};
};

// What the server asks for each request that could be read. An exception of it becomes 504 (timeout_failure), 503
// (retryable failures) or 500 through `on_exception`.
using request_handler = std::function<async::task<response>(request&)>;
using exception_handler = std::function<response(const request&, const std::exception&)>;

// One reactor's server. Several processes and threads may listen on the same port (SO_REUSEPORT).
class server {
  public:
    // Throws net_failure when the address cannot be listened on.
    server(async::executor where, server_options options, request_handler handle, exception_handler on_exception);
    ~server();
    std::uint16_t port() const;

    // Accepts until it is cancelled or `drain` is called, and returns when every connection has ended.
    async::task<> run();
    // Stops accepting, lets requests that have begun finish with "Connection: close", ends idle connections and
    // streams. From the reactor's thread.
    void drain();
    std::size_t connections() const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::http
