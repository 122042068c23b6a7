// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/this_coro.hpp>

#include "base/text.hpp"
#include "diagnosis.hpp"
#include "pg/pool.hpp"
#include "redis/client.hpp"
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

// "redis_version:7.0.15\r\n…"
std::string find_line(std::string_view info, std::string_view key) {
    for (const std::string_view line : split_lines(info))
        if (line.starts_with(key)) return std::string(line.substr(key.size()));
    return "of unknown version";
}

async::task<std::vector<diagnosis>> diagnose_redis(const settings& with) {
    std::vector<diagnosis> out;
    redis::client cache(co_await async::asio::this_coro::executor, {.url = with.redis_url.reveal()});
    try {
        const redis::reply info = co_await cache.run({"INFO", "server"});
        out.push_back({health::good, "redis", fmt::format("Redis {}", find_line(info.text(), "redis_version:")), ""});
        const redis::reply policy = co_await cache.run({"CONFIG", "GET", "maxmemory-policy"});
        if (policy.list().size() == 2 && policy.list()[1].text() != "noeviction")
            out.push_back({health::doubtful, "redis", fmt::format("maxmemory-policy is {}", policy.list()[1].text()),
                           "noeviction: anything else signs people out when memory is short"});
    } catch (const redis::failure& e) {
        // Hosted servers often forbid CONFIG, which is no fault.
        if (out.empty()) out.push_back({health::bad, "redis", e.what(), "is REDIS_URL right, password included?"});
    } catch (const delta::failure& e) {
        out.push_back({health::bad, "redis", e.what(), "is it running, and is REDIS_URL right?"});
    }
    co_return out;
}

} // namespace

async::task<std::vector<diagnosis>> diagnose_servers(const settings& with) {
    std::vector<diagnosis> out = co_await diagnose_postgres(with);
    std::ranges::move(co_await diagnose_redis(with), std::back_inserter(out));
    co_return out;
}

} // namespace delta::app
