// SPDX-License-Identifier: Apache-2.0
// PostgreSQL for one reactor: statements that commit by themselves share pipelined connections, a transaction has one
// for itself.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "pg/failure.hpp"
#include "pg/rows.hpp"

namespace delta::pg {

inline constexpr auto statement_limit = std::chrono::seconds(10);
inline constexpr auto connect_limit = std::chrono::seconds(5);

// Whatever can run one statement: the pool, or a transaction. Functions of `store` take this.
class querier {
  public:
    virtual ~querier() = default;
    // One statement, prepared under the hood at its first use. `sql` must have static storage: it is a constant beside
    // its function. Throws failure, and timeout_failure after statement_limit.
    virtual async::task<rows> query(std::string_view sql, params values = {}) = 0;
};

struct pool_options {
    std::string url; // postgres://…, or a libpq connection string
    std::string application_name = "delta";
    std::size_t pipelined = 1; // connections shared by statements outside transactions
    std::size_t exclusive = 4; // at most, for transactions; more wait for their turn
};

// Rolled back when it is destroyed before `commit`.
class transaction final : public querier {
  public:
    transaction(transaction&&) noexcept;
    transaction& operator=(transaction&&) = delete;
    ~transaction() override;
    async::task<rows> query(std::string_view sql, params values = {}) override;
    // Several statements without parameters, as in a migration.
    async::task<> run_script(std::string sql);
    async::task<> commit();

  private:
    friend class pool;
    struct impl;
    explicit transaction(std::unique_ptr<impl> made);
    std::unique_ptr<impl> impl_;
};

struct pool_statistics {
    std::size_t open = 0;
    std::size_t in_use = 0;
    std::size_t waiting = 0;
};

// Used from one reactor. Connections are made when first needed and again, with growing pauses, when they break; a
// statement whose connection breaks before its answer throws failure (it may or may not have happened).
class pool final : public querier {
  public:
    pool(const async::executor& where, const pool_options& options);
    ~pool() override;
    async::task<rows> query(std::string_view sql, params values = {}) override;
    async::task<transaction> begin();
    // Each NOTIFY on `channel`, until cancelled. Reconnects and listens again by itself; what was notified meanwhile is
    // lost, and `on_gap` is called then.
    async::task<> listen(std::string channel, std::function<void(std::string payload)> on_notify,
                         std::function<void()> on_gap);
    pool_statistics statistics() const;
    // Ends every connection; later statements throw.
    async::task<> close();

  private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

} // namespace delta::pg
