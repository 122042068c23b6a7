// SPDX-License-Identifier: Apache-2.0
#include "store/users.hpp"

#include "pg/sql.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

constexpr std::string_view columns =
    "u.id, u.full_name, u.email, u.password_hash, u.github_user_id, u.github_username, u.created_at";

user read(const pg::row& r) {
    return {.id = r.get<std::string>(0),
            .full_name = r.find<std::string>(1),
            .email = r.get<std::string>(2),
            .password_hash = r.get<std::string>(3),
            .github_user_id = r.find<std::int64_t>(4),
            .github_username = r.find<std::string>(5),
            .created_at = r.get<pg::timestamp>(6)};
}

std::optional<user> find_first(const pg::rows& answer) {
    return answer.empty() ? std::nullopt : std::optional(read(answer[0]));
}

constexpr std::string_view select_user = "select ";
constexpr std::string_view from_users = " from users u ";

} // namespace

constexpr std::string_view insert_into_users = R"(
    insert into users as u (email, password_hash, full_name) values ($1, $2, $3)
    on conflict do nothing
    returning )";
constexpr std::string_view insert_sql = pg::sql<insert_into_users, columns>;

task<result<user>> insert_user(pg::querier& db, const new_user& who) {
    const pg::rows answer = co_await db.query(insert_sql, pg::params(who.email, who.password_hash, who.full_name));
    if (answer.empty()) co_return fail(errc::conflict, "There is an account with this e-mail address already.");
    co_return read(answer[0]);
}

constexpr std::string_view where_id = "where u.id = $1";
constexpr std::string_view find_sql = pg::sql<select_user, columns, from_users, where_id>;

task<std::optional<user>> find_user(pg::querier& db, std::string_view id) {
    if (!is_uuid(id)) co_return std::nullopt;
    co_return find_first(co_await db.query(find_sql, pg::params(id)));
}

// An adopted database may hold two that differ in case only.
constexpr std::string_view where_email =
    "where lower(u.email) = lower($1) order by u.email = $1 desc, u.created_at limit 1";
constexpr std::string_view find_by_email_sql = pg::sql<select_user, columns, from_users, where_email>;

task<std::optional<user>> find_user_by_email(pg::querier& db, std::string_view email) {
    co_return find_first(co_await db.query(find_by_email_sql, pg::params(email)));
}

constexpr std::string_view where_github = "where u.github_user_id = $1 order by u.updated_at desc limit 1";
constexpr std::string_view find_by_github_sql = pg::sql<select_user, columns, from_users, where_github>;

task<std::optional<user>> find_user_by_github(pg::querier& db, std::int64_t github_user_id) {
    co_return find_first(co_await db.query(find_by_github_sql, pg::params(github_user_id)));
}

constexpr std::string_view link_sql = R"(
    with others as (
        update users set github_user_id = null, github_username = null, updated_at = now()
        where github_user_id = $2 and id <> $1)
    update users set github_user_id = $2, github_username = $3, updated_at = now() where id = $1)";

task<bool> link_github_account(pg::querier& db, std::string_view user_id, std::int64_t github_user_id,
                               std::string_view github_username) {
    if (!is_uuid(user_id)) co_return false;
    const pg::rows answer = co_await db.query(link_sql, pg::params(user_id, github_user_id, github_username));
    co_return answer.affected() == 1;
}

} // namespace delta::store
