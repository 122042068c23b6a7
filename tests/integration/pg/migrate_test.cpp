// SPDX-License-Identifier: Apache-2.0
#include "pg/migrate.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "async/task_group.hpp"
#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/pg_database.hpp"
#include "support/run.hpp"

namespace delta::pg {
namespace {

using async::executor;
using async::task;
using names = std::vector<std::string>;

constexpr std::array<migration, 3> three{{
    {1, "first", "create table a(id int);\ninsert into a values (1);", "drop table a"},
    {2, "second", "alter table a add column b int", "alter table a drop column b"},
    {3, "third", "create table c(id int)", "drop table c"},
}};

std::string states(const std::vector<migration_status>& all) {
    std::string text;
    for (const migration_status& each : all)
        text += std::to_string(each.number) + " " + std::string(to_string(each.state)) + "\n";
    return text;
}

std::string tables_of(const test::pg_database& database) {
    return test::psql(database.url(),
                      "select coalesce(string_agg(relname::text, ' ' order by relname), '') from "
                      "pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");
}

TEST_CASE("migrations are applied in order and undone from the last") {
    const test::pg_database database;
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url()});

        CHECK(states(co_await get_migration_status(db, three)) == "1 pending\n2 pending\n3 pending\n");
        CHECK(tables_of(database).empty());
        CHECK(join(co_await migrate_up(db, three, 2), " ") == "0001_first 0002_second");
        CHECK(states(co_await get_migration_status(db, three)) == "1 applied\n2 applied\n3 pending\n");
        CHECK(join(co_await migrate_up(db, three), " ") == "0003_third");
        CHECK((co_await migrate_up(db, three)).empty());
        CHECK(join(co_await migrate_down(db, three, 2), " ") == "0003_third 0002_second");
        CHECK(tables_of(database) == "a delta_migrations");
        CHECK(join(co_await migrate_down(db, three, 7), " ") == "0001_first");
    });
}

TEST_CASE("a migration that fails says where, and leaves the database as it was") {
    const test::pg_database database;
    const std::string broken =
        "create table d(id int);\n"
        "-- \xc3\xbc; comment\n"
        "insert into d\n"
        "    select nothing_like_that from a;";
    const std::array<migration, 2> failing{three[0], migration{2, "broken", broken, ""}};
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url()});

        CHECK_THROWS_WITH(co_await migrate_up(db, failing),
                          "sql/0002_broken.up.sql:4: column \"nothing_like_that\" does "
                          "not exist (SQLSTATE 42703)");

        CHECK(states(co_await get_migration_status(db, failing)) == "1 applied\n2 pending\n");
        CHECK(tables_of(database) == "a delta_migrations");
    });
}

TEST_CASE("an error that the server gives no place for is told at the line where its statement begins") {
    const test::pg_database database;
    const std::array<migration, 1> failing{
        migration{1, "twice", "create table e(id int primary key);\n\n\ninsert into e\n  values (1), (1);", ""}};
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url()});

        CHECK_THROWS_WITH(co_await migrate_up(db, failing),
                          "sql/0001_twice.up.sql:4: duplicate key value violates unique constraint \"e_pkey\" "
                          "(SQLSTATE 23505)");
    });
}

TEST_CASE("a migration that changed after it was applied stops every further step") {
    const test::pg_database database;
    auto edited = three;
    edited[0].up = "create table a(id bigint)";
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url()});
        co_await migrate_up(db, three, 1);

        CHECK(states(co_await get_migration_status(db, edited)) == "1 changed\n2 pending\n3 pending\n");
        CHECK_THROWS_AS(co_await migrate_up(db, edited), migration_failure);
        CHECK_THROWS_AS(co_await migrate_down(db, edited, 1), migration_failure);
        CHECK(states(co_await get_migration_status(db, three)) == "1 applied\n2 pending\n3 pending\n");
    });
}

TEST_CASE("what a newer version applied is shown, and only that version can undo it") {
    const test::pg_database database;
    const std::span<const migration> older(three.data(), 2);
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = database.url()});
        co_await migrate_up(db, three);

        CHECK(states(co_await get_migration_status(db, older)) == "1 applied\n2 applied\n3 unknown\n");
        CHECK((co_await migrate_up(db, older)).empty());
        CHECK_THROWS_WITH(co_await migrate_down(db, older, 1),
                          "0003_third was applied by another version of delta, which alone can undo it");
    });
}

TEST_CASE("several that migrate at once apply each migration once") {
    const test::pg_database database;
    test::run([&](executor where) -> task<> {
        std::vector<std::unique_ptr<pool>> pools;
        async::task_group group(where);
        names applied;
        const auto migrate = [](pool& db, names& into) -> task<> {
            for (std::string& name : co_await migrate_up(db, three)) into.push_back(std::move(name));
        };

        for (int i = 0; i < 4; ++i) {
            pools.push_back(std::make_unique<pool>(where, pool_options{.url = database.url()}));
            group.spawn(migrate(*pools.back(), applied));
        }
        co_await group.join();

        std::ranges::sort(applied);
        CHECK(join(applied, " ") == "0001_first 0002_second 0003_third");
    });
}

} // namespace
} // namespace delta::pg
