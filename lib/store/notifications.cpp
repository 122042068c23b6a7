// SPDX-License-Identifier: Apache-2.0
#include "store/notifications.hpp"

#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

notification read(const pg::row& r) {
    return {.id = r.get<std::string>(0),
            .content = r.get<std::string>(1),
            .is_read = r.get<bool>(2),
            .created_at = r.get<pg::timestamp>(3)};
}

} // namespace

constexpr std::string_view insert_sql = R"(
    insert into notifications (user_id, content) values ($1, $2) returning id, content, is_read, created_at)";

task<notification> insert_notification(pg::querier& db, std::string_view user_id, std::string_view content) {
    const pg::rows answer = co_await db.query(insert_sql, pg::params(user_id, content));
    co_return read(answer[0]);
}

constexpr std::string_view list_sql = R"(
    select id, content, is_read, created_at from notifications
    where user_id = $1 order by created_at desc, id desc limit $2)";

task<std::vector<notification>> list_notifications(pg::querier& db, std::string_view user_id, int limit) {
    std::vector<notification> listed;
    if (!is_uuid(user_id)) co_return listed;
    const pg::rows answer = co_await db.query(list_sql, pg::params(user_id, limit));
    for (std::size_t i = 0; i < answer.size(); ++i) listed.push_back(read(answer[i]));
    co_return listed;
}

constexpr std::string_view read_sql = R"(
    update notifications set is_read = true where id = $2 and user_id = $1
    returning id, content, is_read, created_at)";

task<result<notification>> mark_notification_read(pg::querier& db, std::string_view user_id, std::string_view id) {
    if (is_uuid(user_id) && is_uuid(id)) {
        const pg::rows answer = co_await db.query(read_sql, pg::params(user_id, id));
        if (!answer.empty()) co_return read(answer[0]);
    }
    co_return fail(errc::not_found, "There is no such notification.");
}

constexpr std::string_view read_all_sql = "update notifications set is_read = true where user_id = $1 and not is_read";

task<std::size_t> mark_all_notifications_read(pg::querier& db, std::string_view user_id) {
    if (!is_uuid(user_id)) co_return 0;
    co_return (co_await db.query(read_all_sql, pg::params(user_id))).affected();
}

constexpr std::string_view delete_sql = "delete from notifications where id = $2 and user_id = $1";

task<bool> delete_notification(pg::querier& db, std::string_view user_id, std::string_view id) {
    if (!is_uuid(user_id) || !is_uuid(id)) co_return false;
    co_return (co_await db.query(delete_sql, pg::params(user_id, id))).affected() == 1;
}

constexpr std::string_view delete_all_sql = "delete from notifications where user_id = $1";

task<std::size_t> delete_all_notifications(pg::querier& db, std::string_view user_id) {
    if (!is_uuid(user_id)) co_return 0;
    co_return (co_await db.query(delete_all_sql, pg::params(user_id))).affected();
}

} // namespace delta::store
