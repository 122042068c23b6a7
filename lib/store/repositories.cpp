// SPDX-License-Identifier: Apache-2.0
#include "store/repositories.hpp"

#include "pg/sql.hpp"
#include "store/repository_row.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

repository read_repository(const pg::row& r) {
    return {.id = r.get<std::string>(0),
            .installation_id = r.get<std::int64_t>(1),
            .repo_name = r.get<std::string>(2),
            .is_active = r.get<bool>(3),
            .is_suspended = r.get<bool>(4),
            .avatar_url = r.find<std::string>(5),
            .docs_root_path = r.find<std::string>(6),
            .target_branch = r.find<std::string>(7),
            .style_preference = r.find<std::string>(8),
            .file_ignore_patterns = r.find<std::vector<std::string>>(9),
            .reviewer = r.find<std::string>(10),
            .docs_policies = r.find<std::string>(11),
            .last_synced_at = r.find<pg::timestamp>(12),
            .created_at = r.get<pg::timestamp>(13),
            .owner_id = r.find<std::string>(14)};
}

namespace {

constexpr std::string_view select_repositories = "select ";
constexpr std::string_view from_both = " from repositories r join installations i using (installation_id) ";

std::vector<repository> read_all(const pg::rows& answer) {
    std::vector<repository> listed;
    listed.reserve(answer.size());
    for (std::size_t i = 0; i < answer.size(); ++i) listed.push_back(read_repository(answer[i]));
    return listed;
}

result<repository> first_of(const pg::rows& answer) {
    if (answer.empty()) return fail(errc::not_found, "There is no such repository.");
    return read_repository(answer[0]);
}

} // namespace

constexpr std::string_view of_user = "where i.user_id = $1 order by r.repo_name, r.id";
constexpr std::string_view list_sql = pg::sql<select_repositories, repository_columns, from_both, of_user>;

repository repository_list::operator[](std::size_t index) const {
    return read_repository(answer_[index]);
}

task<repository_list> list_repositories(pg::querier& db, std::string_view user_id) {
    if (!is_uuid(user_id)) co_return repository_list({});
    co_return repository_list(co_await db.query(list_sql, pg::params(user_id)));
}

constexpr std::string_view newest_of_user = "where i.user_id = $1 order by r.created_at desc, r.id limit $2";
constexpr std::string_view newest_sql = pg::sql<select_repositories, repository_columns, from_both, newest_of_user>;

task<std::vector<repository>> list_newest_repositories(pg::querier& db, std::string_view user_id, int limit) {
    if (!is_uuid(user_id)) co_return std::vector<repository>{};
    co_return read_all(co_await db.query(newest_sql, pg::params(user_id, limit)));
}

constexpr std::string_view one_of_user = "where r.id = $2 and i.user_id = $1";
constexpr std::string_view find_sql = pg::sql<select_repositories, repository_columns, from_both, one_of_user>;

task<result<repository>> find_repository(pg::querier& db, std::string_view user_id, std::string_view id) {
    if (!is_uuid(user_id) || !is_uuid(id)) co_return first_of({});
    co_return first_of(co_await db.query(find_sql, pg::params(user_id, id)));
}

constexpr std::string_view patch_settings = R"(
    update repositories r set
        docs_root_path = case when $3::bool then $4 else r.docs_root_path end,
        target_branch = case when $5::bool then $6 else r.target_branch end,
        style_preference = case when $7::bool then $8 else r.style_preference end,
        file_ignore_patterns = case when $9::bool then $10::text[] else r.file_ignore_patterns end,
        reviewer = case when $11::bool then $12 else r.reviewer end,
        docs_policies = case when $13::bool then $14 else r.docs_policies end
    from installations i
    where r.id = $2 and i.installation_id = r.installation_id and i.user_id = $1
    returning )";
constexpr std::string_view patch_sql = pg::sql<patch_settings, repository_columns>;

task<result<repository>> update_repository(pg::querier& db, std::string_view user_id, std::string_view id,
                                           const settings_patch& patch) {
    if (!is_uuid(user_id) || !is_uuid(id)) co_return first_of({});
    pg::params values(user_id, id);
    const auto add = [&](const auto& field) {
        values.add(field.is_set);
        values.add(field.to);
    };
    add(patch.docs_root_path);
    add(patch.target_branch);
    add(patch.style_preference);
    add(patch.file_ignore_patterns);
    add(patch.reviewer);
    add(patch.docs_policies);
    co_return first_of(co_await db.query(patch_sql, std::move(values)));
}

constexpr std::string_view update_active = R"(
    update repositories r set is_active = $3
    from installations i
    where r.id = $2 and i.installation_id = r.installation_id and i.user_id = $1
    returning )";
constexpr std::string_view activate_sql = pg::sql<update_active, repository_columns>;

task<result<repository>> set_repository_active(pg::querier& db, std::string_view user_id, std::string_view id,
                                               bool active) {
    if (!is_uuid(user_id) || !is_uuid(id)) co_return first_of({});
    co_return first_of(co_await db.query(activate_sql, pg::params(user_id, id, active)));
}

} // namespace delta::store
