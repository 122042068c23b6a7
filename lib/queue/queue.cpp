// SPDX-License-Identifier: Apache-2.0
#include "queue/queue.hpp"

#include "base/log.hpp"
#include "json/write.hpp"
#include "queue/wakeups.hpp"
#include "redis/client.hpp"

namespace delta::queue {
namespace {

constexpr std::string_view insert_job = R"(
insert into jobs (kind, arguments, priority, ordering_key, unique_key, max_attempts, deadline, run_at)
values ($1, $2::jsonb, $3::int, nullif($4, ''), nullif($5, ''), $6::int, $7::bigint * interval '1 millisecond',
        now() + $8::bigint * interval '1 millisecond')
on conflict (unique_key) where unique_key is not null and state = 'waiting' do update
set kind = excluded.kind, arguments = excluded.arguments, priority = greatest(jobs.priority, excluded.priority),
    ordering_key = excluded.ordering_key, max_attempts = excluded.max_attempts, deadline = excluded.deadline,
    run_at = excluded.run_at, attempts = 0
returning id)";

constexpr std::string_view count_jobs = R"(
select (select count(*) from jobs where state = 'waiting' and run_at <= now()),
       (select count(*) from jobs where state = 'waiting' and run_at > now()),
       (select count(*) from jobs where state = 'running'),
       (select count(*) from jobs where state = 'dead'),
       (select coalesce(extract(epoch from now() - min(run_at)) * 1000, 0)::bigint
        from jobs where state = 'waiting' and run_at <= now()))";

} // namespace

async::task<std::int64_t> enqueue(pg::querier& tx, const new_job& job) {
    const std::chrono::milliseconds deadline = job.deadline;
    const pg::params values(job.kind, json::write_compact(job.arguments), job.priority, job.ordering_key,
                            job.unique_key, job.max_attempts, deadline.count(), job.delay.count());
    const pg::rows written = co_await tx.query(insert_job, values);
    co_return written[0].get<std::int64_t>(0);
}

async::task<> wake(redis::client& through) {
    try {
        co_await through.run(make_wakeup());
    } catch (const failure& e) {
        log::debug("wake_failed", {{"why", e.what()}});
    }
}

async::task<depth> measure_depth(pg::querier& db) {
    const pg::rows counted = co_await db.query(count_jobs);
    const pg::row row = counted[0];
    co_return depth{.waiting = row.get<std::int64_t>(0),
                    .scheduled = row.get<std::int64_t>(1),
                    .running = row.get<std::int64_t>(2),
                    .dead = row.get<std::int64_t>(3),
                    .oldest = std::chrono::milliseconds(row.get<std::int64_t>(4))};
}

} // namespace delta::queue
