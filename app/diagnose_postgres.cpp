// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/this_coro.hpp>

#include "diagnosis.hpp"
#include "pg/pool.hpp"
#include "store/migrations.hpp"

namespace delta::app {
namespace {

constexpr int oldest_postgres = 150000;

constexpr std::string_view select_version =
    "select current_setting('server_version'), current_setting('server_version_num')::int";

diagnosis read_schema(const std::vector<pg::migration_status>& all) {
    const auto count = [&](pg::migration_state s) { return std::ranges::count(all, s, &pg::migration_status::state); };
    if (count(pg::migration_state::changed) > 0)
        return {health::bad, "schema", "a migration that was applied is no longer what it was",
                "delta migrate status names it; run the version it was applied with, or restore the file"};
    if (const auto pending = count(pg::migration_state::pending); pending > 0)
        return {health::bad, "schema", fmt::format("{} of {} migrations are not applied", pending, all.size()),
                "delta migrate up"};
    if (count(pg::migration_state::unknown) > 0)
        return {health::doubtful, "schema", "it is newer than this version of Delta",
                "fine during an update; otherwise run the newer version"};
    return {health::good, "schema", fmt::format("{} migrations, all applied", all.size()), ""};
}

} // namespace

async::task<std::vector<diagnosis>> diagnose_postgres(const settings& with) {
    std::vector<diagnosis> out;
    pg::pool db(co_await async::asio::this_coro::executor,
                {.url = with.postgres_connection_url.reveal(), .application_name = "delta doctor"});
    try {
        const pg::rows version = co_await db.query(select_version);
        const bool too_old = version[0].get<int>(1) < oldest_postgres;
        out.push_back({too_old ? health::bad : health::good, "postgres",
                       fmt::format("PostgreSQL {}", version[0].text(0)), too_old ? "Delta needs 15 or later" : ""});
        out.push_back(read_schema(co_await pg::get_migration_status(db, store::migrations())));
    } catch (const delta::failure& e) {
        out.push_back({health::bad, "postgres", e.what(), "is it running, and is POSTGRES_CONNECTION_URL right?"});
    }
    co_await db.close();
    co_return out;
}

} // namespace delta::app
