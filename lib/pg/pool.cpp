// SPDX-License-Identifier: Apache-2.0
#include "pg/pool.hpp"

#include <algorithm>

#include "async/sleep.hpp"
#include "pg/connector.hpp"
#include "pg/exclusive.hpp"
#include "pg/shared.hpp"
#include "pg/transaction_impl.hpp"

namespace delta::pg {

using async::task;

struct pool::impl {
    impl(const async::executor& where, const pool_options& options)
        : by(std::make_shared<connector>(where, options.url, options.application_name)),
          shared(std::make_shared<shared_connections>(by, options.pipelined)),
          exclusive(std::make_shared<exclusive_connections>(by, options.exclusive)) {}

    void close() {
        is_closed = true;
        shared->close();
        exclusive->close();
        for (const auto& each : listening) {
            if (const auto conn = each.lock()) conn->close();
        }
    }

    std::shared_ptr<connector> by;
    std::shared_ptr<shared_connections> shared;
    std::shared_ptr<exclusive_connections> exclusive;
    std::vector<std::weak_ptr<connection>> listening;
    bool is_closed = false;
};

namespace {

// The statement was prepared before the tables changed, or preparing it failed for the one who asked first.
bool is_stale_statement(const failure& e) {
    return e.sqlstate() == "26000" || e.sqlstate() == "0A000";
}

std::string quoted_name(const std::string& name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace

pool::pool(const async::executor& where, const pool_options& options) : impl_(std::make_shared<impl>(where, options)) {}

pool::~pool() {
    impl_->close();
}

task<rows> pool::query(std::string_view sql, params values) {
    const auto shared = impl_->shared;
    for (bool again = false;; again = true) {
        const auto conn = co_await shared->take();
        try {
            co_return co_await conn->query(sql, values);
        } catch (const failure& e) {
            if (again || !is_stale_statement(e)) throw;
        }
        conn->forget(sql);
    }
}

task<transaction> pool::begin() {
    const auto exclusive = impl_->exclusive;
    for (bool again = false;; again = true) {
        auto taken = co_await exclusive->take();
        try {
            co_await taken->query("begin", {});
            co_return transaction(std::make_unique<transaction::impl>(std::move(taken)));
        } catch (const failure& e) {
            // The server may have gone since this connection was used last.
            if (again || !e.is_connection()) throw;
        }
    }
}

task<> pool::listen(std::string channel, std::function<void(std::string payload)> on_notify,
                    std::function<void()> on_gap) {
    const auto self = impl_;
    const std::string statement = "listen " + quoted_name(channel);
    for (bool again = false; !self->is_closed; again = true) {
        try {
            const auto conn = co_await self->by->connect();
            std::erase_if(self->listening, [](const auto& each) { return each.expired(); });
            self->listening.push_back(conn);
            conn->on_notify = on_notify;
            co_await conn->query_once(statement, statement_limit);
            if (again) on_gap();
            co_await conn->closed();
        } catch (const delta::failure& e) {
            if (!e.retryable()) throw;
        }
        // The connector's pauses grow; this one only keeps a server that hangs up at once from being asked in a circle.
        co_await async::sleep_for(std::chrono::milliseconds(100));
    }
    throw failure("the pool of connections to PostgreSQL is closed", "");
}

pool_statistics pool::statistics() const {
    return {.open = impl_->shared->open() + impl_->exclusive->idle() + impl_->exclusive->taken(),
            .in_use = impl_->shared->busy() + impl_->exclusive->taken(),
            .waiting = impl_->exclusive->waiting()};
}

task<> pool::close() {
    impl_->close();
    co_return;
}

} // namespace delta::pg
