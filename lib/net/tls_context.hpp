// SPDX-License-Identifier: Apache-2.0
// Inside this room only: OpenSSL's settings, and a TLS client over a connected socket.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "net/connect.hpp"
#include "net/socket_stream.hpp"

namespace delta::net {

// The other side has no certificate that we trust. It does not get one while we wait.
class untrusted_failure : public net_failure {
  public:
    using net_failure::net_failure;
};

class tls_context {
  public:
    explicit tls_context(const tls_trust& trust);
    boost::asio::ssl::context& native() { return native_; }
    bool verifies() const { return verifies_; }

  private:
    boost::asio::ssl::context native_;
    bool verifies_;
};

// The handshake as a client of `host`.
async::task<stream_ptr> make_tls_stream(socket from, std::string peer, std::string host,
                                        std::shared_ptr<tls_context> trust);

} // namespace delta::net
