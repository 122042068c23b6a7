// SPDX-License-Identifier: Apache-2.0
// Asking other servers: pooled connections, TLS with verification, redirects, proxies, limits.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "http/message.hpp"
#include "net/connect.hpp"

namespace delta::http {

struct client_options {
    std::string user_agent = "delta";
    net::tls_trust trust = {};
    std::size_t connections_per_host = 8;
    std::size_t response_bytes = std::size_t{32} * 1024 * 1024;
    std::chrono::milliseconds limit = std::chrono::seconds(30); // of one exchange, redirects included
    int redirects = 5; // followed for GET and HEAD only; credentials do not follow to another host
    // http://host:port; empty for none. The composition root reads HTTPS_PROXY and NO_PROXY.
    std::string proxy = {};
    std::string no_proxy = {};
};

// What rooms above ask for, so that a test can stand in.
class sender {
  public:
    virtual ~sender() = default;
    // `what.target` is an absolute URL. Any status is an answer; throws net_failure or timeout_failure when there is
    // none, upstream_failure(0) when it is not HTTP, too large, or redirected for ever; config_failure when the target
    // is no http or https URL.
    virtual async::task<response> send(request what) = 0;
};

// Used from one reactor.
class client final : public sender {
  public:
    client(async::executor where, client_options options);
    ~client() override;
    async::task<response> send(request what) override;

  private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

} // namespace delta::http
