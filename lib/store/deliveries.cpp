// SPDX-License-Identifier: Apache-2.0
#include "store/deliveries.hpp"

namespace delta::store {

using async::task;

constexpr std::string_view insert_sql = R"(
    insert into webhook_deliveries (delivery_id, event, action, payload) values ($1, $2, $3, $4)
    on conflict (delivery_id) do nothing)";

task<bool> insert_delivery(pg::querier& db, const new_delivery& what) {
    const pg::rows answer =
        co_await db.query(insert_sql, pg::params(what.delivery_id, what.event, what.action, what.payload));
    co_return answer.affected() == 1;
}

constexpr std::string_view find_sql = R"(
    select delivery_id, event, action, payload, received_at, processed_at, attempts, error
    from webhook_deliveries where delivery_id = $1)";

task<std::optional<delivery>> find_delivery(pg::querier& db, std::string_view delivery_id) {
    const pg::rows answer = co_await db.query(find_sql, pg::params(delivery_id));
    if (answer.empty()) co_return std::nullopt;
    const pg::row r = answer[0];
    co_return delivery{.delivery_id = r.get<std::string>(0),
                       .event = r.get<std::string>(1),
                       .action = r.find<std::string>(2),
                       .payload = r.get<std::string>(3),
                       .received_at = r.get<pg::timestamp>(4),
                       .processed_at = r.find<pg::timestamp>(5),
                       .attempts = r.get<int>(6),
                       .error = r.find<std::string>(7)};
}

constexpr std::string_view processed_sql = R"(
    update webhook_deliveries set processed_at = now(), attempts = attempts + 1, error = null
    where delivery_id = $1 and processed_at is null)";

task<bool> mark_delivery_processed(pg::querier& db, std::string_view delivery_id) {
    co_return (co_await db.query(processed_sql, pg::params(delivery_id))).affected() == 1;
}

constexpr std::string_view error_sql = R"(
    update webhook_deliveries set attempts = attempts + 1, error = $2
    where delivery_id = $1 and processed_at is null)";

task<> note_delivery_error(pg::querier& db, std::string_view delivery_id, std::string_view error) {
    co_await db.query(error_sql, pg::params(delivery_id, error));
}

constexpr std::string_view waiting_sql = R"(
    select delivery_id from webhook_deliveries
    where processed_at is null and received_at < $1 order by received_at limit $2)";

task<std::vector<std::string>> list_waiting_deliveries(pg::querier& db, pg::timestamp before, int limit) {
    const pg::rows answer = co_await db.query(waiting_sql, pg::params(before, limit));
    std::vector<std::string> listed;
    for (std::size_t i = 0; i < answer.size(); ++i) listed.push_back(answer[i].get<std::string>(0));
    co_return listed;
}

constexpr std::string_view delete_old_sql = R"(
    delete from webhook_deliveries where delivery_id in (
        select delivery_id from webhook_deliveries
        where received_at < $1 and processed_at is not null order by received_at limit $2))";

task<std::size_t> delete_old_deliveries(pg::querier& db, pg::timestamp received_before, int limit) {
    co_return (co_await db.query(delete_old_sql, pg::params(received_before, limit))).affected();
}

} // namespace delta::store
