// SPDX-License-Identifier: Apache-2.0
#include "store/linked_repositories.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "json/write.hpp"
#include "pg/sql.hpp"
#include "store/repository_row.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

constexpr std::string_view select_repositories = "select ";
constexpr std::string_view from_both = " from repositories r join installations i using (installation_id) ";

std::optional<repository> find_first(const pg::rows& answer) {
    return answer.empty() ? std::nullopt : std::optional(read_repository(answer[0]));
}

} // namespace

constexpr std::string_view where_id = "where r.id = $1";
constexpr std::string_view find_sql = pg::sql<select_repositories, repository_columns, from_both, where_id>;

task<std::optional<repository>> find_repository_by_id(pg::querier& db, std::string_view id) {
    if (!is_uuid(id)) co_return std::nullopt;
    co_return find_first(co_await db.query(find_sql, pg::params(id)));
}

constexpr std::string_view where_linked = R"(
    where (r.github_repo_id = $2 or (r.installation_id = $1 and r.repo_name = $3))
    order by r.github_repo_id = $2 desc nulls last limit 1)";
constexpr std::string_view find_linked_sql = pg::sql<select_repositories, repository_columns, from_both, where_linked>;

task<std::optional<repository>> find_linked_repository(pg::querier& db, std::int64_t installation_id,
                                                       std::optional<std::int64_t> github_repo_id,
                                                       std::string_view repo_name) {
    co_return find_first(co_await db.query(find_linked_sql, pg::params(installation_id, github_repo_id, repo_name)));
}

constexpr std::string_view move_sql = R"(
    update repositories set installation_id = $3, repo_name = $4, github_repo_id = coalesce($1, github_repo_id)
    where id = (select id from repositories
                where github_repo_id = $1 or repo_name = $2
                order by github_repo_id = $1 desc nulls last limit 1)
        and exists (select from installations where installation_id = $3)
        and not exists (select from repositories taken
                        where taken.installation_id = $3 and taken.repo_name = $4 and taken.id <> repositories.id))";

task<bool> move_repository(pg::querier& db, std::optional<std::int64_t> github_repo_id, std::string_view old_name,
                           std::int64_t new_installation_id, std::string_view new_name) {
    const pg::rows answer =
        co_await db.query(move_sql, pg::params(github_repo_id, old_name, new_installation_id, new_name));
    co_return answer.affected() == 1;
}

// GitHub knows a repository by its number, whatever it is called and wherever it is.
constexpr std::string_view list_moved_sql = R"(
    select known.github_repo_id, known.repo_name, n.repo_name
    from json_to_recordset($2::json) as n (repo_name text, github_repo_id bigint)
        cross join lateral (select * from repositories r where r.github_repo_id = n.github_repo_id
                            order by r.created_at, r.id limit 1) known
    where known.installation_id <> $1 or known.repo_name <> n.repo_name)";

constexpr std::string_view add_sql = R"(
    with added as (
        insert into repositories as r (installation_id, repo_name, github_repo_id, avatar_url)
        select distinct on (n.repo_name) $1::bigint, n.repo_name, n.github_repo_id, n.avatar_url
        from json_to_recordset($2::json) as n (repo_name text, github_repo_id bigint, avatar_url text)
        on conflict (installation_id, repo_name) do update
            set github_repo_id = coalesce(excluded.github_repo_id, r.github_repo_id),
                avatar_url = coalesce(excluded.avatar_url, r.avatar_url)
        returning xmax = 0 as is_new)
    select count(*) filter (where is_new) from added)";

task<std::size_t> add_repositories(pg::querier& db, std::int64_t installation_id,
                                   const std::vector<linked_repository>& added) {
    boost::json::array list;
    for (const linked_repository& each : added) {
        boost::json::object one{{"repo_name", each.repo_name}};
        if (each.github_repo_id) one["github_repo_id"] = *each.github_repo_id;
        if (each.avatar_url) one["avatar_url"] = *each.avatar_url;
        list.push_back(std::move(one));
    }
    const std::string told = json::write_compact(list);
    const pg::rows moved = co_await db.query(list_moved_sql, pg::params(installation_id, told));
    for (std::size_t i = 0; i < moved.size(); ++i)
        co_await move_repository(db, moved[i].get<std::int64_t>(0), moved[i].get<std::string>(1), installation_id,
                                 moved[i].get<std::string>(2));
    const pg::rows answer = co_await db.query(add_sql, pg::params(installation_id, told));
    co_return static_cast<std::size_t>(answer[0].get<std::int64_t>(0));
}

constexpr std::string_view remove_sql =
    "delete from repositories where installation_id = $1 and repo_name = any ($2::text[])";

task<std::size_t> remove_repositories(pg::querier& db, std::int64_t installation_id,
                                      const std::vector<std::string>& repo_names) {
    co_return (co_await db.query(remove_sql, pg::params(installation_id, repo_names))).affected();
}

constexpr std::string_view list_known_sql = R"(
    select id, repo_name, github_repo_id from repositories
    where installation_id = $1 and created_at < $2
    order by repo_name)";

task<std::vector<known_repository>> list_known_repositories(pg::querier& db, std::int64_t installation_id,
                                                            pg::timestamp since) {
    const pg::rows answer = co_await db.query(list_known_sql, pg::params(installation_id, since));
    std::vector<known_repository> out;
    for (std::size_t i = 0; i < answer.size(); ++i)
        out.push_back({answer[i].get<std::string>(0), answer[i].get<std::string>(1), answer[i].find<std::int64_t>(2)});
    co_return out;
}

constexpr std::string_view synced_sql = "update repositories set last_synced_at = now() where id = $1";

task<> note_repository_synced(pg::querier& db, std::string_view id) {
    if (is_uuid(id)) co_await db.query(synced_sql, pg::params(id));
}

} // namespace delta::store
