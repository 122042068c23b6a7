// SPDX-License-Identifier: Apache-2.0
#include "queue/intake.hpp"

namespace delta::queue {
namespace {

constexpr std::string_view take = R"(
with taken as (
    insert into webhook_deliveries (delivery_id, event, action, payload) values ($1, $2, $3, $4)
    on conflict do nothing
    returning delivery_id)
insert into jobs (kind, arguments, max_attempts, deadline)
select 'deliver', jsonb_build_object('delivery', delivery_id), 4, interval '10 minutes' from taken
returning id)";

// What a job that died left undone. The pauses grow from ten minutes to two days, and then it is left for a person to
// see.
constexpr std::string_view take_up = R"(
with lost as (
    update webhook_deliveries d set attempts = attempts + 1
    where processed_at is null and attempts < 5 and received_at < now() - interval '10 minutes' * power(4, attempts)
        and not exists (select from jobs j where j.state = 'waiting' and j.kind = 'deliver'
                            and j.arguments ->> 'delivery' = d.delivery_id)
        and not exists (select from jobs j where j.state = 'running' and j.kind = 'deliver'
                            and j.arguments ->> 'delivery' = d.delivery_id)
    returning delivery_id)
insert into jobs (kind, arguments, unique_key, max_attempts, deadline)
select 'deliver', jsonb_build_object('delivery', delivery_id), 'deliver:' || delivery_id, 4, interval '10 minutes'
from lost
on conflict (unique_key) where unique_key is not null and state = 'waiting' do nothing
returning id)";

// "invalid text representation": not JSON; the class of data exceptions has the rest, as bytes that are no UTF-8.
bool is_data_exception(const pg::failure& e) {
    return e.sqlstate().starts_with("22");
}

} // namespace

async::task<result<bool>> take_delivery(pg::querier& db, new_arrival what) {
    try {
        const pg::rows written =
            co_await db.query(take, pg::params(what.delivery_id, what.event, what.action, what.payload));
        co_return !written.empty();
    } catch (const pg::failure& e) {
        if (!is_data_exception(e)) throw;
    }
    co_return fail(errc::invalid, "The payload is not JSON.");
}

async::task<std::size_t> take_up_lost_deliveries(pg::querier& db) {
    co_return (co_await db.query(take_up)).size();
}

} // namespace delta::queue
