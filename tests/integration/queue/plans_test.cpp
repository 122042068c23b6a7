// SPDX-License-Identifier: Apache-2.0
// Every statement of the queue, as the server plans it on a day's jobs: none reads the table, which grows, from end to
// end.
#include "integration/queue/queue_case.hpp"
#include "queue/intake.hpp"
#include "queue/leases.hpp"
#include "support/explaining_querier.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

// Most are done; some wait behind one another or for a time to come, some run, a few of them with a lease that is over.
constexpr const char* fill = R"(
    insert into jobs (kind, arguments, deadline, max_attempts, state, finished_at)
        select 'analyze', '{}', interval '10 min', 4, 'done', now() - n * interval '2 s' from generate_series(1, 40000) n;
    insert into jobs (kind, arguments, deadline, max_attempts, state, finished_at)
        select 'analyze', '{}', interval '10 min', 4, 'dead', now() - n * interval '1 min' from generate_series(1, 300) n;
    insert into jobs (kind, arguments, deadline, max_attempts, ordering_key, unique_key, run_at)
        select 'analyze', '{}', interval '10 min', 4, 'repo' || n / 3, 'analyze' || n, now() + (n - 300) * interval '1 s'
        from generate_series(1, 600) n;
    insert into jobs (kind, arguments, deadline, max_attempts, state, worker, lease_until, attempts, ordering_key)
        select 'analyze', '{}', interval '10 min', 4, 'running', 'w', now() + (n - 3) * interval '1 s', 1, 'run' || n
        from generate_series(1, 30) n;
    insert into webhook_deliveries (delivery_id, event, payload, received_at, processed_at)
        select 'd' || n, 'push', '{}', now() - n * interval '1 min', case when n % 500 > 0 then now() end
        from generate_series(1, 5000) n)";

TEST_CASE("no statement of the queue reads the jobs from end to end") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        q.ask(fill);
        q.ask("vacuum analyze");
        test::explaining_querier db(q.db);

        new_job once = plain();
        once.unique_key = "analyze7";
        once.ordering_key = "repo7";
        co_await enqueue(db, once);
        new_arrival arrival{.delivery_id = "new", .event = "push", .action = {}, .payload = "{}"};
        co_await take_delivery(db, std::move(arrival));
        co_await measure_depth(db);
        co_await is_superseded(db, "analyze7");
        co_await rescue(db);
        co_await write_scheduled(db, "nightly", std::chrono::hours(24), plain());
        const std::vector<job> claimed = co_await claim(db, "one", 4, 30s);
        REQUIRE(claimed.size() == 4);
        std::vector<held> ours;
        std::vector<settlement> ends;
        for (const job& each : claimed) {
            ours.push_back({each.id, each.generation});
            ends.push_back({.which = ours.back()});
        }
        ends.back().state = next_state::waiting;
        CHECK((co_await extend(db, ours, 30s)).size() == 4);
        const std::vector<settlement> one(ends.begin(), ends.begin() + 1);
        ends.erase(ends.begin());
        CHECK((co_await settle(db, one)).size() == 1);
        CHECK((co_await settle(db, ends)).size() == 3);
        co_await purge(db, std::chrono::hours(22));
        co_await take_up_lost_deliveries(db);

        CHECK(db.explained() == 12);
        co_await q.settle();
    });
}

} // namespace
} // namespace delta::queue::testing
