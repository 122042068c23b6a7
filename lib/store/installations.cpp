// SPDX-License-Identifier: Apache-2.0
#include "store/installations.hpp"

#include "pg/sql.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

constexpr std::string_view columns = "i.id, i.installation_id, i.user_id, i.account_name, i.account_type, i.created_at";

installation read(const pg::row& r) {
    return {.id = r.get<std::string>(0),
            .installation_id = r.get<std::int64_t>(1),
            .user_id = r.find<std::string>(2),
            .account_name = r.get<std::string>(3),
            .account_type = r.get<std::string>(4),
            .created_at = r.get<pg::timestamp>(5)};
}

constexpr std::string_view select_installation = "select ";
constexpr std::string_view from_installations = " from installations i ";

} // namespace

constexpr std::string_view insert_or_update = R"(
    insert into installations as i (installation_id, account_name, account_type, user_id)
    values ($1, $2, $3, (select id from users where github_user_id = $4 order by updated_at desc limit 1))
    on conflict (installation_id) do update
        set account_name = excluded.account_name, account_type = excluded.account_type,
            user_id = coalesce(i.user_id, excluded.user_id)
    returning )";
constexpr std::string_view save_sql = pg::sql<insert_or_update, columns>;

task<installation> save_installation(pg::querier& db, const new_installation& what) {
    const pg::rows answer = co_await db.query(
        save_sql, pg::params(what.installation_id, what.account_name, what.account_type, what.sender_github_user_id));
    co_return read(answer[0]);
}

constexpr std::string_view delete_sql = "delete from installations where installation_id = $1";

task<bool> delete_installation(pg::querier& db, std::int64_t installation_id) {
    co_return (co_await db.query(delete_sql, pg::params(installation_id))).affected() > 0;
}

constexpr std::string_view suspend_sql = R"(
    update repositories set is_suspended = $2 where installation_id = $1 and is_suspended is distinct from $2)";

task<std::size_t> set_installation_suspended(pg::querier& db, std::int64_t installation_id, bool suspended) {
    co_return (co_await db.query(suspend_sql, pg::params(installation_id, suspended))).affected();
}

constexpr std::string_view update_owner = R"(
    update installations i set user_id = $2
    where i.installation_id = $1 and (i.user_id is null or i.user_id = $2)
    returning )";
constexpr std::string_view link_sql = pg::sql<update_owner, columns>;

task<result<installation>> link_installation(pg::querier& db, std::int64_t installation_id, std::string_view user_id) {
    const pg::rows answer = co_await db.query(link_sql, pg::params(installation_id, user_id));
    if (!answer.empty()) co_return read(answer[0]);
    if (co_await find_installation(db, installation_id))
        co_return fail(errc::conflict, "This installation belongs to another account.");
    co_return fail(errc::not_found, "There is no such installation.");
}

constexpr std::string_view where_installation = "where i.installation_id = $1";
constexpr std::string_view find_sql = pg::sql<select_installation, columns, from_installations, where_installation>;

task<std::optional<installation>> find_installation(pg::querier& db, std::int64_t installation_id) {
    const pg::rows answer = co_await db.query(find_sql, pg::params(installation_id));
    if (answer.empty()) co_return std::nullopt;
    co_return read(answer[0]);
}

task<std::vector<std::int64_t>> list_installation_ids(pg::querier& db) {
    const pg::rows answer = co_await db.query("select installation_id from installations order by 1");
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < answer.size(); ++i) out.push_back(answer[i].get<std::int64_t>(0));
    co_return out;
}

constexpr std::string_view where_user = "where i.user_id = $1 order by i.account_name, i.installation_id";
constexpr std::string_view list_sql = pg::sql<select_installation, columns, from_installations, where_user>;

task<std::vector<installation>> list_installations(pg::querier& db, std::string_view user_id) {
    std::vector<installation> listed;
    if (!is_uuid(user_id)) co_return listed;
    const pg::rows answer = co_await db.query(list_sql, pg::params(user_id));
    for (std::size_t i = 0; i < answer.size(); ++i) listed.push_back(read(answer[i]));
    co_return listed;
}

} // namespace delta::store
