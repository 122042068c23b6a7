// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "async/task.hpp"
#include "net/stream.hpp"

namespace delta::net {

struct endpoint {
    std::string host; // a name or an address; or a socket's path, beginning with '/'
    std::string port = {};
};

// Which certificates are believed. The system's, unless a file says otherwise.
struct tls_trust {
    std::string ca_file = {}; // PEM; empty for the system's
    bool verify = true;       // false only where the operator's URL says so
};

// Shared by all connections that trust the same; costly to make.
class tls_context;
std::shared_ptr<tls_context> make_tls_context(const tls_trust& trust = {});

inline constexpr auto connect_limit = std::chrono::seconds(5);

// Resolves and tries each address. Throws net_failure with host and reason, timeout_failure after connect_limit.
async::task<stream_ptr> connect(endpoint to);
// The same under TLS 1.2 or later, with the certificate checked against `to.host`.
async::task<stream_ptr> connect_tls(endpoint to, std::shared_ptr<tls_context> trust);

// The same through something that must be spoken to first, in plain: `greet` asks a proxy for the way to `host`.
using greeting = std::function<async::task<>(stream&)>;
async::task<stream_ptr> connect_tls_through(endpoint proxy, greeting greet, std::string host,
                                            std::shared_ptr<tls_context> trust);

} // namespace delta::net
