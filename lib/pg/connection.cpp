// SPDX-License-Identifier: Apache-2.0
#include "pg/connection.hpp"

#include <libpq-fe.h>
#include <openssl/ssl.h>

#include <utility>
#include <vector>

#include "pg/exchange.hpp"
#include "pg/pool.hpp"

namespace delta::pg {

namespace asio = async::asio;
using async::task;

namespace {

// The server ends a statement at statement_limit by itself, so that those behind it survive; only when it does not
// answer any more is the connection given up.
constexpr auto patience = std::chrono::seconds(2);

// A TLS record comes whole. What libpq had no room for waits in OpenSSL, and the socket says nothing more about it.
bool has_more_decrypted(PGconn* from) {
    const auto* const tls = static_cast<const SSL*>(PQsslStruct(from, "OpenSSL"));
    return tls != nullptr && SSL_pending(tls) > 0;
}

} // namespace

connection::connection(async::executor where, pg_conn* begun)
    : where_(std::move(where)),
      conn_(begun),
      socket_(where_),
      deadline_(
          where_, [this] { return first_deadline(); }, [this] { give_up(); }),
      closed_(where_) {}

connection::~connection() {
    close();
}

template <class Begin>
task<rows> connection::answer_to(async::steady::duration limit, Begin begin) {
    const auto what = std::make_shared<exchange>(where_, limit);
    co_return co_await exchange::wait(what, [&] { submit(what, is_usable() && begin(*what)); });
}

task<rows> connection::query(std::string_view sql, const params& values) {
    const auto begin = [&](exchange& what) { return send_prepared(what, sql, values); };
    co_return co_await answer_to(statement_limit + patience, begin);
}

task<rows> connection::query_once(std::string sql, async::steady::duration limit) {
    const auto begin = [&](exchange&) {
        return PQsendQueryParams(conn_, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
    };
    co_return co_await answer_to(limit, begin);
}

void connection::send(std::string_view sql) {
    const auto what = std::make_shared<exchange>(where_, statement_limit + patience);
    what->is_background = true;
    submit(what, is_usable() && send_prepared(*what, sql, {}));
}

bool connection::send_prepared(exchange& what, std::string_view sql, const params& values) {
    auto place = statements_.find(sql);
    if (place == statements_.end()) {
        std::string name = "s" + std::to_string(++prepared_);
        what.prepares = sql;
        if (PQsendPrepare(conn_, name.c_str(), what.prepares.c_str(), 0, nullptr) != 1) return false;
        place = statements_.emplace(what.prepares, std::move(name)).first;
    }
    std::vector<const char*> texts;
    texts.reserve(values.values().size());
    for (const auto& value : values.values()) texts.push_back(value ? value->c_str() : nullptr);
    return PQsendQueryPrepared(conn_, place->second.c_str(), static_cast<int>(texts.size()), texts.data(), nullptr,
                               nullptr, 0) == 1;
}

void connection::forget(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) statements_.erase(known);
}

bool connection::submit(const std::shared_ptr<exchange>& what, bool sent) {
    if (!is_usable()) {
        what->fail(std::make_exception_ptr(failure("the connection to PostgreSQL is closed", "")));
        return false;
    }
    exchanges_.push_back(what);
    if (!sent || PQpipelineSync(conn_) != 1) {
        broke();
        return false;
    }
    deadline_.watch();
    flush();
    return is_usable();
}

void connection::flush() {
    if (writing_) return;
    const int left = PQflush(conn_);
    if (left < 0) return broke();
    if (left == 0) return;
    writing_ = true;
    socket_.async_wait(asio::posix::stream_descriptor::wait_write,
                       [weak = weak_from_this()](const boost::system::error_code& ec) {
                           const auto self = weak.lock();
                           if (!self || ec || !self->is_usable()) return;
                           self->writing_ = false;
                           self->flush();
                       });
}

void connection::wait_readable() {
    socket_.async_wait(asio::posix::stream_descriptor::wait_read,
                       [weak = weak_from_this()](const boost::system::error_code& ec) {
                           const auto self = weak.lock();
                           if (self && !ec && self->is_usable()) self->read();
                       });
}

void connection::read() {
    do {
        if (PQconsumeInput(conn_) != 1) return broke();
    } while (has_more_decrypted(conn_));
    read_notifications();
    if (is_usable()) read_results();
    if (!is_usable()) return;
    // What the server sent may have made room for more.
    flush();
    if (is_usable()) wait_readable();
}

void connection::read_notifications() {
    while (PGnotify* const raw = PQnotifies(conn_)) {
        const std::unique_ptr<PGnotify, decltype(&PQfreemem)> told(raw, PQfreemem);
        if (on_notify) on_notify(told->extra);
        if (!is_usable()) return;
    }
}

void connection::read_results() {
    while (!exchanges_.empty() && PQisBusy(conn_) == 0) {
        PGresult* const result = PQgetResult(conn_);
        if (PQstatus(conn_) == CONNECTION_BAD) {
            if (result != nullptr) exchanges_.front()->take(result);
            return broke();
        }
        // Null stands between the answers of one exchange.
        if (result == nullptr) continue;
        if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
            PQclear(result);
            finish_front();
            if (!is_usable()) return;
        } else {
            exchanges_.front()->take(result);
        }
    }
}

void connection::finish_front() {
    const auto what = std::move(exchanges_.front());
    exchanges_.pop_front();
    if (what->error) {
        // Preparing failed; the next user prepares again, under another name.
        if (!what->prepares.empty()) statements_.erase(what->prepares);
        what->fail(what->error);
        if (what->is_background) close();
        return;
    }
    what->give(rows(std::move(what->result)));
}

std::optional<async::steady::time_point> connection::first_deadline() const {
    if (exchanges_.empty()) return std::nullopt;
    return exchanges_.front()->sent + exchanges_.front()->limit;
}

void connection::give_up() {
    const auto keep = shared_from_this();
    exchanges_.front()->fail(std::make_exception_ptr(timeout_failure("PostgreSQL did not answer in time")));
    close();
}

void connection::fail_all(const std::exception_ptr& why) {
    for (const auto& what : std::exchange(exchanges_, {})) what->fail(what->error ? what->error : why);
}

void connection::broke() {
    fail_all(std::make_exception_ptr(connection_failure(conn_)));
    close();
}

void connection::close() {
    if (!is_usable()) return;
    // The descriptor is libpq's to close. Waits on it end as aborted.
    if (socket_.is_open()) socket_.release();
    deadline_.stop();
    PQfinish(std::exchange(conn_, nullptr));
    fail_all(std::make_exception_ptr(failure("the connection to PostgreSQL is closed", "")));
    closed_.set();
}

} // namespace delta::pg
