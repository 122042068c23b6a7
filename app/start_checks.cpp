// SPDX-License-Identifier: Apache-2.0
#include "start_checks.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "async/sleep.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "net/tls_context.hpp"
#include "pg/migrate.hpp"
#include "store/migrations.hpp"

namespace delta::app {
namespace {

constexpr auto start_limit = std::chrono::seconds(10);
constexpr auto pause = std::chrono::milliseconds(250);

bool lasts(const failure& e) {
    const auto* const postgres = dynamic_cast<const pg::failure*>(&e);
    return !e.retryable() || dynamic_cast<const net::untrusted_failure*>(&e) != nullptr ||
           (postgres != nullptr && postgres->is_untrusted());
}

// Containers start all at once: whatever may pass is tried again for a while.
template <class Answer, class Server>
async::task<Answer> try_for_a_while(async::task<Answer> (*attempt)(Server&), Server& server) {
    const auto end = async::steady::now() + start_limit;
    while (true) {
        try {
            co_return co_await attempt(server);
        } catch (const failure& e) {
            if (lasts(e) || async::steady::now() > end) throw;
        }
        co_await async::sleep_for(pause);
    }
}

async::task<std::vector<pg::migration_status>> ask_for_migrations(pg::pool& db) {
    co_return co_await pg::get_migration_status(db, store::migrations());
}

async::task<redis::reply> ping(redis::client& server) {
    co_return co_await server.run("PING");
}

} // namespace

async::task<> check_postgres(pg::pool& db) {
    std::vector<pg::migration_status> all;
    std::string away;
    try {
        all = co_await try_for_a_while(ask_for_migrations, db);
    } catch (const failure& e) {
        away = e.what();
    }
    if (!away.empty())
        throw failure(
            fmt::format("PostgreSQL cannot be used: {}; check that it runs and POSTGRES_CONNECTION_URL", away));
    const auto is = [](pg::migration_state state) {
        return [state](const pg::migration_status& each) { return each.state == state; };
    };
    if (const auto pending = std::ranges::find_if(all, is(pg::migration_state::pending)); pending != all.end())
        throw failure(
            fmt::format("the database lacks migration {:04}_{}; run delta migrate up", pending->number, pending->name));
    if (const auto newer = std::ranges::find_if(all, is(pg::migration_state::unknown)); newer != all.end())
        log::warn("schema_is_newer", {{"migration", newer->name}});
}

async::task<> check_redis(redis::client& through) {
    std::string away;
    try {
        co_await try_for_a_while(ping, through);
    } catch (const failure& e) {
        away = e.what();
    }
    if (!away.empty()) throw failure(fmt::format("Redis cannot be used: {}; check that it runs and REDIS_URL", away));
}

void check_repos_folder(const std::string& path) {
    std::error_code ec;
    std::filesystem::create_directories(path, ec);
    if (ec || ::access(path.c_str(), W_OK | X_OK) != 0)
        throw failure(fmt::format("REPOS_BASE_PATH: {} cannot be written to; make it a folder of this user", path));
}

} // namespace delta::app
