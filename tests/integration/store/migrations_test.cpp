// SPDX-License-Identifier: Apache-2.0
#include "store/migrations.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include "pg/migrate.hpp"
#include "support/catch.hpp"
#include "support/pg_database.hpp"
#include "support/run.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;

// Every column with its type, default and constraint, every index and every rule: what two equal schemas have equal.
constexpr const char* describe = R"(
    select string_agg(line, E'\n' order by line) from (
        select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
        from information_schema.columns where table_schema = 'public'
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace) as lines (line))";

void up(const test::pg_database& database) {
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = database.url()});
        co_await pg::migrate_up(db, migrations());
    });
}

void down(const test::pg_database& database) {
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = database.url()});
        co_await pg::migrate_down(db, migrations(), static_cast<int>(migrations().size()));
    });
}

std::string older_database() {
    std::ifstream file(DELTA_SOURCE_DIR "/tests/support/sql/older_database.sql");
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("the migrations are numbered from one without a gap") {
    int expected = 0;
    for (const pg::migration& m : migrations()) CHECK(m.number == ++expected);
    CHECK(expected > 0);
}

TEST_CASE("up, down and up again gives the same schema, and down leaves nothing") {
    const test::pg_database database;

    up(database);
    const std::string first = test::psql(database.url(), describe);
    down(database);
    const std::string nothing = test::psql(database.url(), describe);
    up(database);
    const std::string again = test::psql(database.url(), describe);

    CHECK(first == again);
    CHECK(first.find("drift_events") != std::string::npos);
    CHECK(nothing.find("users") == std::string::npos);
    CHECK(nothing.find("drift") == std::string::npos);
}

TEST_CASE("a database that holds the tables already is adopted with every row") {
    const test::pg_database database;
    test::psql(database.url(), older_database());

    up(database);

    const auto count = [&](const std::string& what) {
        return test::psql(database.url(), "select count(*) from " + what);
    };
    CHECK(count("users") == "2");
    CHECK(count("installations") == "1");
    CHECK(count("repositories where not is_suspended") == "2");
    CHECK(count("repositories where is_active") == "1");
    CHECK(count("repositories where file_ignore_patterns = array['*.lock', 'vendor/**']") == "1");
    CHECK(count("drift_events") == "2");
    CHECK(count("drift_events where is_current and head_sha = 'h1' and processing_phase = 'fix_pr_raised'") == "1");
    CHECK(count("drift_events where queued_at = created_at and overall_drift_score between 0.929 and 0.931") == "1");
    CHECK(count("drift_findings where evidence = '[]' and not is_advisory") == "1");
    CHECK(count("code_changes") == "1");
    CHECK(count("notifications where not is_read") == "1");
    CHECK(count("users where created_at = '2025-01-02 03:04:05.000006+00' and updated_at = created_at") == "1");
}

TEST_CASE("an adopted database has our types, takes our rows, and deletes what belongs to a deleted row") {
    const test::pg_database database;
    test::psql(database.url(), older_database());

    up(database);

    const std::string narrow =
        "select coalesce(string_agg(table_name || '.' || column_name, ' '), '') from "
        "information_schema.columns where table_schema = 'public' and data_type in "
        "('character varying', 'USER-DEFINED', 'timestamp without time zone', 'real', 'numeric')";
    CHECK(test::psql(database.url(), narrow).empty());
    test::psql(database.url(),
               "insert into drift_events (repo_id, pr_number, base_branch, head_branch, base_sha, head_sha) "
               "values ('30000000-0000-0000-0000-000000000001', 9, 'main', 'g', 'b', 'h')");
    CHECK_THROWS(test::psql(database.url(), "update drift_events set processing_phase = 'napping'"));
    test::psql(database.url(), "delete from users where email = 'ada@example.com'");
    CHECK(test::psql(database.url(), "select count(*) from code_changes") == "0");
    CHECK(test::psql(database.url(), "select count(*) from drift_events") == "0");
}

} // namespace
} // namespace delta::store
