// SPDX-License-Identifier: Apache-2.0
#include "net/tls_context.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include "base/error.hpp"

namespace delta::net {

namespace ssl = boost::asio::ssl;

tls_context::tls_context(const tls_trust& trust) : native_(ssl::context::tls_client), verifies_(trust.verify) {
    SSL_CTX_set_min_proto_version(native_.native_handle(), TLS1_2_VERSION);
    // Idle connections are many, and each would keep its record buffers.
    SSL_CTX_set_mode(native_.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    native_.set_verify_mode(trust.verify ? ssl::verify_peer : ssl::verify_none);
    boost::system::error_code ec;
    if (trust.ca_file.empty())
        native_.set_default_verify_paths(ec);
    else
        native_.load_verify_file(trust.ca_file, ec);
    if (ec)
        throw config_failure(fmt::format("the certificates of {} cannot be read: {}",
                                         trust.ca_file.empty() ? "the system" : trust.ca_file, ec.message()));
}

std::shared_ptr<tls_context> make_tls_context(const tls_trust& trust) {
    return std::make_shared<tls_context>(trust);
}

} // namespace delta::net
