// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "pg/pool.hpp"
#include "pg/script.hpp"
#include "pg/transaction_impl.hpp"

namespace delta::pg {
namespace {

// A migration may build an index over all there is.
constexpr auto script_limit = std::chrono::hours(1);

} // namespace

transaction::impl::~impl() {
    if (is_over || !conn->is_usable()) return;
    // An answer that nobody waits for any more is on its way: the state of this connection is anybody's guess.
    if (conn->in_flight() > 0) {
        conn->close();
        return;
    }
    conn->send("rollback");
    conn.keep();
}

transaction::transaction(std::unique_ptr<impl> made) : impl_(std::move(made)) {}
transaction::transaction(transaction&&) noexcept = default;
transaction::~transaction() = default;

async::task<rows> transaction::query(std::string_view sql, params values) {
    if (impl_->is_over) throw std::logic_error("a transaction was used after its end");
    co_return co_await impl_->conn->query(sql, values);
}

async::task<> transaction::run_script(std::string sql) {
    if (impl_->is_over) throw std::logic_error("a transaction was used after its end");
    for (const statement& each : split_script(sql)) {
        try {
            co_await impl_->conn->query_once(std::string(each.text), script_limit);
        } catch (const failure& e) {
            throw script_failure(e, line_of(each, e));
        }
    }
}

async::task<> transaction::commit() {
    if (impl_->is_over) throw std::logic_error("a transaction was used after its end");
    const rows answer = co_await impl_->conn->query("commit", {});
    impl_->is_over = true;
    impl_->conn.keep();
    // The server answers so, without an error, when a statement before had failed.
    if (answer.command() == "ROLLBACK") throw failure("the transaction had failed and was rolled back", "25P02");
}

} // namespace delta::pg
