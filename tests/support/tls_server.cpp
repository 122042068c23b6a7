// SPDX-License-Identifier: Apache-2.0
#include "support/tls_server.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "async/task_group.hpp"

namespace delta::test {
namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using asio::ip::tcp;

void shell(const std::string& command) {
    if (std::system((command + " >/dev/null 2>&1").c_str()) != 0) throw std::runtime_error("failed: " + command);
}

} // namespace

certificates::certificates(const std::string& host) {
    static int made = 0;
    folder_ = std::filesystem::temp_directory_path() / fmt::format("delta-tls-{}-{}", ::getpid(), ++made);
    std::filesystem::create_directory(folder_);
    const bool is_address = host.find_first_not_of("0123456789.:") == std::string::npos;
    const std::string in = folder_.string();
    shell(
        fmt::format("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
                    "-subj '/CN=Delta test authority' -keyout {0}/ca.key -out {0}/ca.pem",
                    in));
    shell(
        fmt::format("openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj '/CN=server' "
                    "-addext 'subjectAltName={1}:{2}' -keyout {0}/server.key -out {0}/server.csr",
                    in, is_address ? "IP" : "DNS", host));
    shell(
        fmt::format("openssl x509 -req -in {0}/server.csr -CA {0}/ca.pem -CAkey {0}/ca.key -CAcreateserial -days 2 "
                    "-copy_extensions copy -out {0}/server.pem",
                    in));
}

certificates::~certificates() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

struct tls_server::impl {
    tcp::acceptor acceptor;
    ssl::context context{ssl::context::tls_server};
    int accepted = 0;

    async::task<> serve(tcp::socket from, bool closes) {
        ssl::stream<tcp::socket> with(std::move(from), context);
        const auto token = asio::as_tuple(asio::use_awaitable);
        if (std::get<0>(co_await with.async_handshake(ssl::stream_base::server, token))) co_return;
        const char* const asked = SSL_get_servername(with.native_handle(), TLSEXT_NAMETYPE_host_name);
        const std::string name = asked == nullptr ? "no name" : asked;
        const std::string answer = fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", name.size(), name);
        std::string seen;
        std::array<char, 4096> piece{};
        for (;;) {
            const auto [ec, size] = co_await with.async_read_some(asio::buffer(piece), token);
            if (ec) co_return;
            seen.append(piece.data(), size);
            if (!seen.ends_with("\r\n\r\n")) continue;
            seen.clear();
            if (std::get<0>(co_await asio::async_write(with, asio::buffer(answer), token)) || closes) co_return;
        }
    }
};

tls_server::tls_server(const async::executor& where, const certificates& with, int newest)
    : impl_(new impl{tcp::acceptor(where, tcp::endpoint(asio::ip::address_v4::loopback(), 0))}) {
    impl_->context.use_certificate_chain_file(with.chain_file());
    impl_->context.use_private_key_file(with.key_file(), ssl::context::pem);
    if (newest != 0) {
        SSL_CTX_set_max_proto_version(impl_->context.native_handle(), newest);
        // TLS 1.1 is signed with SHA-1, which OpenSSL 3 does only at this level.
        SSL_CTX_set_cipher_list(impl_->context.native_handle(), "ALL:@SECLEVEL=0");
    }
}

tls_server::~tls_server() = default;

std::string tls_server::port() const {
    return std::to_string(impl_->acceptor.local_endpoint().port());
}

int tls_server::connections() const {
    return impl_->accepted;
}

async::task<> tls_server::run(bool closes) {
    async::task_group group(impl_->acceptor.get_executor());
    for (;;) {
        auto [ec, from] = co_await impl_->acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (ec) break;
        ++impl_->accepted;
        group.spawn(impl_->serve(std::move(from), closes));
    }
    group.cancel();
    co_await asio::this_coro::reset_cancellation_state();
    co_await group.join();
}

} // namespace delta::test
