// SPDX-License-Identifier: Apache-2.0
#include "support/pg_schema.hpp"

#include <libpq-fe.h>

#include <memory>

#include "base/hash.hpp"
#include "pg/migrate.hpp"
#include "pg/pool.hpp"
#include "store/migrations.hpp"
#include "support/run.hpp"
#include "support/services.hpp"

namespace delta::test {
namespace {

std::string template_name() {
    std::string all;
    for (const pg::migration& m : store::migrations()) all += std::string(m.name) + std::string(m.up);
    return "delta_template_" + to_hex(hash64(all));
}

void migrate(const std::string& url) {
    run([&](async::executor where) -> async::task<> {
        pg::pool db(where, {.url = url});
        co_await pg::migrate_up(db, store::migrations());
    });
}

// Other test programs on the same server make the same template: one at a time, and it gets its name when it is done.
std::string get_template() {
    const std::string name = template_name();
    const std::string exists = "select count(*) from pg_database where datname = '" + name + "'";
    if (psql(postgres_url(), exists) == "1") return name;
    const std::unique_ptr<PGconn, decltype(&PQfinish)> lock(PQconnectdb(postgres_url().c_str()), PQfinish);
    PQclear(PQexec(lock.get(), "select pg_advisory_lock(7306086)"));
    if (psql(postgres_url(), exists) == "1") return name;
    const std::string unfinished = name + "_unfinished";
    psql(postgres_url(), "drop database if exists " + unfinished + " with (force)");
    psql(postgres_url(), "create database " + unfinished);
    migrate(with_database(postgres_url(), unfinished));
    psql(postgres_url(),
         "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + unfinished + "'");
    psql(postgres_url(), "alter database " + unfinished + " rename to " + name);
    return name;
}

} // namespace

pg_schema::pg_schema() : pg_database(get_template()) {}

} // namespace delta::test
