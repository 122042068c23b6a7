// SPDX-License-Identifier: Apache-2.0
#include "pg/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.hpp"
#include "base/rfc3339.hpp"
#include "pg/script.hpp"

namespace delta::pg {

using async::task;

namespace {

// A migration may take long, but it may not stand in a queue for a table's lock for long: everybody else stands behind
// it. Whoever migrates at the same time waits for the advisory lock, which has no limit.
constexpr std::string_view begin_migrating = R"(
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local lock_timeout = 0;
    select pg_advisory_xact_lock(7306085);
    set local lock_timeout = '30s';
    set local client_min_messages = warning;
    create table if not exists delta_migrations (
        number integer primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
    );)";

constexpr std::string_view has_history = "select to_regclass('delta_migrations') is not null";
constexpr std::string_view select_history =
    "select number, name, checksum, applied_at from delta_migrations order by number";
constexpr std::string_view insert_history = "insert into delta_migrations (number, name, checksum) values ($1, $2, $3)";
constexpr std::string_view delete_history = "delete from delta_migrations where number = $1";

struct entry {
    std::string name;
    std::string checksum;
    timestamp applied_at;
};
using history = std::map<int, entry>;

// Of both scripts: undoing must fit what was done.
std::string checksum_of(const migration& m) {
    return to_hex(hash64(m.up)) + to_hex(hash64(m.down));
}

std::string full_name(int number, std::string_view name) {
    return fmt::format("{:04}_{}", number, name);
}

task<history> read_history(querier& db) {
    const rows answer = co_await db.query(select_history);
    history read;
    for (std::size_t i = 0; i < answer.size(); ++i) {
        const row r = answer[i];
        read.emplace(r.get<int>(0), entry{r.get<std::string>(1), r.get<std::string>(2), r.get<timestamp>(3)});
    }
    co_return read;
}

void check_unchanged(const history& applied, std::span<const migration> known) {
    for (const migration& m : known) {
        const auto found = applied.find(m.number);
        if (found != applied.end() && found->second.checksum != checksum_of(m))
            throw migration_failure(
                fmt::format("sql/{}.up.sql or its .down.sql has changed since it was applied on {}; "
                            "put it back as it was, and write a new migration for what is new",
                            full_name(m.number, m.name), to_rfc3339(found->second.applied_at)));
    }
}

task<> run_file(transaction& tx, std::string_view script, const std::string& file) {
    std::optional<std::string> problem;
    try {
        co_await tx.run_script(std::string(script));
    } catch (const script_failure& e) {
        problem = fmt::format("sql/{}:{}: {}", file, e.line(), e.what());
    }
    if (problem) throw migration_failure(*problem);
}

// The name of what was applied; nothing when nothing was left to do.
task<std::optional<std::string>> apply_next(pool& db, std::span<const migration> known) {
    transaction tx = co_await db.begin();
    co_await tx.run_script(std::string(begin_migrating));
    const history applied = co_await read_history(tx);
    check_unchanged(applied, known);
    const auto next = std::ranges::find_if(known, [&](const migration& m) { return !applied.contains(m.number); });
    std::optional<std::string> name;
    if (next != known.end()) {
        name = full_name(next->number, next->name);
        co_await run_file(tx, next->up, *name + ".up.sql");
        co_await tx.query(insert_history, params(next->number, next->name, checksum_of(*next)));
    }
    co_await tx.commit();
    co_return name;
}

task<std::optional<std::string>> undo_last(pool& db, std::span<const migration> known) {
    transaction tx = co_await db.begin();
    co_await tx.run_script(std::string(begin_migrating));
    const history applied = co_await read_history(tx);
    if (applied.empty()) co_return std::nullopt;
    check_unchanged(applied, known);
    const auto& [number, last] = *applied.rbegin();
    std::string name = full_name(number, last.name);
    const auto file = std::ranges::find(known, number, &migration::number);
    if (file == known.end())
        throw migration_failure(
            fmt::format("{} was applied by another version of delta, which alone can undo it", name));
    co_await run_file(tx, file->down, name + ".down.sql");
    co_await tx.query(delete_history, params(number));
    co_await tx.commit();
    co_return name;
}

} // namespace

std::string_view to_string(migration_state s) {
    switch (s) {
        case migration_state::pending:
            return "pending";
        case migration_state::applied:
            return "applied";
        case migration_state::changed:
            return "changed";
        case migration_state::unknown:
            break;
    }
    return "unknown";
}

task<std::vector<migration_status>> get_migration_status(pool& db, std::span<const migration> known) {
    history applied;
    if ((co_await db.query(has_history))[0].get<bool>(0)) applied = co_await read_history(db);
    std::map<int, migration_status> all;
    for (const auto& [number, what] : applied)
        all.emplace(number, migration_status{number, what.name, migration_state::unknown, what.applied_at});
    for (const migration& m : known) {
        const auto [place, is_new] =
            all.emplace(m.number, migration_status{m.number, std::string(m.name), migration_state::pending, {}});
        if (is_new) continue;
        const bool same = applied.at(m.number).checksum == checksum_of(m);
        place->second.state = same ? migration_state::applied : migration_state::changed;
    }
    std::vector<migration_status> listed;
    for (auto& [number, status] : all) listed.push_back(std::move(status));
    co_return listed;
}

task<std::vector<std::string>> migrate_up(pool& db, std::span<const migration> known, std::optional<int> count) {
    std::vector<std::string> done;
    while (!count || std::cmp_less(done.size(), *count)) {
        std::optional<std::string> name = co_await apply_next(db, known);
        if (!name) break;
        done.push_back(*std::move(name));
    }
    co_return done;
}

task<std::vector<std::string>> migrate_down(pool& db, std::span<const migration> known, int count) {
    std::vector<std::string> done;
    while (std::cmp_less(done.size(), count)) {
        std::optional<std::string> name = co_await undo_last(db, known);
        if (!name) break;
        done.push_back(*std::move(name));
    }
    co_return done;
}

} // namespace delta::pg
