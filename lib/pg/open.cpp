// SPDX-License-Identifier: Apache-2.0
// How a connection comes to be.
#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <memory>

#include "async/event.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"
#include "pg/connection.hpp"
#include "pg/conninfo.hpp"
#include "pg/exchange.hpp"
#include "pg/pool.hpp"

namespace delta::pg {

namespace asio = async::asio;
using async::task;

namespace {

// Of each connection: how values are written, and that the server itself ends what takes too long.
constexpr std::string_view session_settings = R"(
    select set_config('datestyle', 'ISO', false), set_config('timezone', 'UTC', false),
           set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', '60s', false))";

void log_notice(void*, const PGresult* notice) {
    const char* const text = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
    log::debug("pg_notice", {{"message", text != nullptr ? text : ""}});
}

// libpq takes lists of hosts and addresses and tries one after the other.
struct place {
    std::string hosts;
    std::string addresses;
};

// Asio's resolver cannot be cancelled while getaddrinfo runs: what it writes to must outlive the awaiter.
struct question {
    explicit question(const async::executor& where) : resolver(where), answered(where) {}
    asio::ip::tcp::resolver resolver;
    async::event answered;
    boost::system::error_code ec;
    place found;
};

// libpq would resolve the name itself and hold the reactor for it.
task<place> resolve(std::string host) {
    const auto asked = std::make_shared<question>(co_await asio::this_coro::executor);
    asked->resolver.async_resolve(host, "", [asked, host](const boost::system::error_code& ec, const auto& found) {
        asked->ec = ec;
        for (const auto& each : found) {
            asked->found.hosts += (asked->found.hosts.empty() ? "" : ",") + host;
            asked->found.addresses +=
                (asked->found.addresses.empty() ? "" : ",") + each.endpoint().address().to_string();
        }
        asked->answered.set();
    });
    co_await asked->answered.wait();
    if (asked->found.hosts.empty())
        throw failure(
            fmt::format("cannot find the address of \"{}\": {}", host, asked->ec ? asked->ec.message() : "it has none"),
            "");
    co_return asked->found;
}

// In libpq's order a later setting that is not empty wins: the URL over our defaults, what we found over the URL.
PGconn* begin(const std::string& url, const std::string& name, const place& at) {
    const std::array<const char*, 7> keywords{"client_encoding", "gssencmode", "dbname", "application_name", "host",
                                              "hostaddr",        nullptr};
    const std::array<const char*, 7> values{
        "UTF8", "disable", url.c_str(), name.c_str(), at.hosts.c_str(), at.addresses.c_str(), nullptr};
    return PQconnectStartParams(keywords.data(), values.data(), 1);
}

} // namespace

task<std::shared_ptr<connection>> connection::open(async::executor where, std::string url, std::string name) {
    const std::string host = host_to_resolve(url);
    place at;
    if (!host.empty()) at = co_await async::with_timeout(connect_limit, resolve(host), "finding PostgreSQL");
    const auto made = std::make_shared<connection>(std::move(where), begin(url, name, at));
    if (made->conn_ == nullptr || PQstatus(made->conn_) == CONNECTION_BAD) throw connection_failure(made->conn_);
    co_await async::with_timeout(connect_limit, made->handshake(), "connecting to PostgreSQL");
    PQsetNoticeReceiver(made->conn_, log_notice, nullptr);
    if (PQsetnonblocking(made->conn_, 1) != 0 || PQenterPipelineMode(made->conn_) != 1)
        throw connection_failure(made->conn_);
    made->wait_readable();
    const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(statement_limit).count();
    co_await made->query(session_settings, params{limit});
    co_return made;
}

task<> connection::handshake() {
    using wait = asio::posix::stream_descriptor::wait_type;
    PostgresPollingStatusType next = PGRES_POLLING_WRITING;
    while (next != PGRES_POLLING_OK) {
        // libpq may go on with another socket after each step, on the next address or without TLS.
        if (socket_.is_open()) socket_.release();
        socket_.assign(PQsocket(conn_));
        co_await socket_.async_wait(next == PGRES_POLLING_READING ? wait::wait_read : wait::wait_write,
                                    asio::use_awaitable);
        next = PQconnectPoll(conn_);
        if (next == PGRES_POLLING_FAILED) throw connection_failure(conn_);
    }
    if (socket_.native_handle() != PQsocket(conn_)) {
        socket_.release();
        socket_.assign(PQsocket(conn_));
    }
}

} // namespace delta::pg
