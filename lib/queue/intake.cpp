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

} // namespace delta::queue
