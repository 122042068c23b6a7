// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "base/error.hpp"
#include "net/tls_context.hpp"

namespace delta::net {
namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using boost::system::error_code;

class tls_stream final : public stream {
  public:
    tls_stream(socket from, std::string peer, std::shared_ptr<tls_context> trust)
        : trust_(std::move(trust)), layer_(std::move(from), trust_->native()), peer_(std::move(peer)) {}

    async::task<> shake_hands(std::string host) {
        error_code not_an_address;
        asio::ip::make_address(host, not_an_address);
        // Server name indication is for names only (RFC 6066, section 3).
        if (not_an_address) SSL_set_tlsext_host_name(layer_.native_handle(), host.c_str());
        if (trust_->verifies()) layer_.set_verify_callback(ssl::host_name_verification(host));
        const auto [ec] =
            co_await layer_.async_handshake(ssl::stream_base::client, asio::as_tuple(asio::use_awaitable));
        if (!ec) co_return;
        const long verdict = SSL_get_verify_result(layer_.native_handle());
        if (trust_->verifies() && verdict != X509_V_OK)
            throw untrusted_failure(
                fmt::format("the certificate of {} is not trusted: {}", host, X509_verify_cert_error_string(verdict)));
        raise(ec, "the TLS handshake with", host);
    }

    async::task<std::size_t> read_some(std::span<char> into) override {
        const auto [ec, size] = co_await layer_.async_read_some(asio::buffer(into.data(), into.size()),
                                                                asio::as_tuple(asio::use_awaitable));
        // An end without TLS's own (stream_truncated) may be an attacker's: it is an error.
        if (ec == asio::error::eof) co_return 0;
        if (ec) raise(ec, "reading from", peer_);
        co_return size;
    }

    async::task<> write(std::string_view bytes) override {
        const auto [ec, size] =
            co_await asio::async_write(layer_, asio::buffer(bytes), asio::as_tuple(asio::use_awaitable));
        if (ec) raise(ec, "writing to", peer_);
    }

    void close() noexcept override {
        error_code ignored;
        layer_.lowest_layer().close(ignored);
    }

    std::string peer() const override { return peer_; }

  private:
    std::shared_ptr<tls_context> trust_;
    ssl::stream<socket> layer_;
    std::string peer_;
};

} // namespace

async::task<stream_ptr> make_tls_stream(socket from, std::string peer, std::string host,
                                        std::shared_ptr<tls_context> trust) {
    auto made = std::make_unique<tls_stream>(std::move(from), std::move(peer), std::move(trust));
    co_await made->shake_hands(std::move(host));
    co_return stream_ptr(std::move(made));
}

} // namespace delta::net
