// SPDX-License-Identifier: Apache-2.0
#include "queue/leases.hpp"

#include <algorithm>
#include <array>

#include "json/parse.hpp"
#include "json/write.hpp"
#include "pg/sql.hpp"

namespace delta::queue {
namespace {

// Of jobs with one ordering key only the oldest whose time has come may run, and only while none does: one that waits
// to be tried again holds up nobody. The statement cannot see an older one that another transaction is just writing;
// the index jobs_one_running refuses what that could lead to.
constexpr std::string_view claim_jobs = R"(
with next as materialized (
    select id from jobs j
    where state = 'waiting' and run_at <= now() and (ordering_key is null or not exists (
        select from jobs older
        where older.ordering_key = j.ordering_key and older.id <> j.id
            and (older.state = 'running'
                 or (older.state = 'waiting' and older.run_at <= now() and older.id < j.id))))
    order by priority desc, run_at, id
    limit $2::bigint for update skip locked)
update jobs j
set state = 'running', generation = generation + 1, attempts = attempts + 1, worker = $1,
    lease_until = now() + $3::bigint * interval '1 millisecond', started_at = now()
from next where j.id = next.id
returning j.id, j.generation, j.kind, j.arguments, j.priority, j.attempts, j.max_attempts, j.ordering_key, j.unique_key,
    (extract(epoch from j.deadline) * 1000)::bigint)";

constexpr std::string_view extend_leases = R"(
update jobs j set lease_until = now() + $3::bigint * interval '1 millisecond'
from unnest($1::text[]::bigint[], $2::text[]::bigint[]) as h(id, generation)
where j.id = h.id and j.generation = h.generation and j.state = 'running'
returning j.id)";

constexpr std::string_view settle_first = R"(
with settled as (
    select s.*, case when s.state = 'waiting' and exists (
        select from jobs j join jobs newer on newer.unique_key = j.unique_key
        where j.id = s.id and newer.state = 'waiting') then 'cancelled' else s.state end as becomes
    from )";
constexpr std::string_view settle_then = R"( as s(id, generation, state, pause, refund, error))
update jobs j
set state = s.becomes, lease_until = null, attempts = j.attempts - s.refund,
    run_at = case when s.becomes = 'waiting' then now() + s.pause * interval '1 millisecond' else j.run_at end,
    finished_at = case when s.becomes <> 'waiting' then now() end,
    errors = case when s.error = '' then j.errors else j.errors || jsonb_build_object(
        'attempt', j.attempts, 'at', now(), 'worker', j.worker, 'error', s.error) end
from settled s
where j.id = s.id and j.generation = s.generation and j.state = 'running'
returning j.id, (s.becomes = 'waiting' and s.pause = 0) or exists (
    select from jobs next
    where next.ordering_key = j.ordering_key and next.state = 'waiting' and next.run_at <= now()))";
constexpr std::string_view of_many = R"(
    unnest($1::text[]::bigint[], $2::text[]::bigint[], $3::text[], $4::text[]::bigint[], $5::text[]::int[], $6::text[]))";
// The server plans a statement with lists anew each time, since it cannot know how long they are.
constexpr std::string_view of_one = "(values ($1::bigint, $2::bigint, $3::text, $4::bigint, $5::int, $6::text))";
constexpr std::string_view settle_jobs = pg::sql<settle_first, of_many, settle_then>;
constexpr std::string_view settle_job = pg::sql<settle_first, of_one, settle_then>;

constexpr std::string_view rescue_jobs = R"(
with lost as materialized (
    select id, case
        when attempts >= max_attempts then 'dead'
        when exists (select from jobs newer where newer.unique_key = j.unique_key and newer.state = 'waiting')
            then 'cancelled'
        else 'waiting' end as becomes
    from jobs j
    where state = 'running' and lease_until < now()
    order by lease_until limit $1::bigint for update skip locked)
update jobs j
set state = lost.becomes, lease_until = null, run_at = now(),
    finished_at = case when lost.becomes <> 'waiting' then now() end,
    errors = j.errors || jsonb_build_object(
        'attempt', j.attempts, 'at', now(), 'worker', j.worker, 'error', 'the worker vanished')
from lost where j.id = lost.id
returning j.id)";

constexpr std::string_view write_scheduled_job = R"(
with due as (
    insert into job_schedules as s (name, next_at) values ($1, now() + $2::bigint * interval '1 second')
    on conflict (name) do update set next_at = excluded.next_at where s.next_at <= now()
    returning name)
insert into jobs (kind, arguments, priority, unique_key, max_attempts, deadline)
select $3, $4::jsonb, $5::int, 'scheduled:' || name, $6::int, $7::bigint * interval '1 millisecond' from due
on conflict (unique_key) where unique_key is not null and state = 'waiting' do nothing
returning id)";

constexpr std::string_view purge_jobs = R"(
delete from jobs where id = any (array(
    select id from jobs
    where state in ('done', 'cancelled') and finished_at < now() - $1::bigint * interval '1 second'
    limit 1000)))";

constexpr std::string_view find_newer = R"(
select exists (select from jobs where unique_key = $1 and state = 'waiting'))";

constexpr std::array<std::string_view, 4> state_names{"done", "cancelled", "dead", "waiting"};

job read_job(const pg::row& row) {
    job out;
    out.id = row.get<std::int64_t>(0);
    out.generation = row.get<std::int64_t>(1);
    out.kind = row.text(2);
    // The database holds valid JSON; too deep for us is found by the handler, as nothing where it expects something.
    if (result<boost::json::value> arguments = json::parse(row.text(3), "the job's arguments"))
        out.arguments = std::move(*arguments);
    out.priority = row.get<int>(4);
    out.attempt = row.get<int>(5);
    out.max_attempts = row.get<int>(6);
    out.ordering_key = row.text(7);
    out.unique_key = row.text(8);
    out.deadline = std::chrono::milliseconds(row.get<std::int64_t>(9));
    return out;
}

std::vector<std::int64_t> read_ids(const pg::rows& rows) {
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < rows.size(); ++i) ids.push_back(rows[i].get<std::int64_t>(0));
    return ids;
}

std::vector<settled_job> read_settled(const pg::rows& rows) {
    std::vector<settled_job> jobs;
    for (std::size_t i = 0; i < rows.size(); ++i)
        jobs.push_back({.id = rows[i].get<std::int64_t>(0), .frees = rows[i].get<bool>(1)});
    return jobs;
}

async::task<std::vector<settled_job>> settle_one(pg::querier& db, const settlement& s) {
    const pg::params values(s.which.id, s.which.generation, state_names.at(static_cast<std::size_t>(s.state)),
                            s.pause.count(), s.attempt_used ? 0 : 1, s.error.value_or(""));
    co_return read_settled(co_await db.query(settle_job, values));
}

async::task<std::vector<settled_job>> settle_at_once(pg::querier& db, std::span<const settlement> jobs) {
    if (jobs.size() == 1) co_return co_await settle_one(db, jobs.front());
    std::array<std::vector<std::string>, 6> columns;
    for (const settlement& s : jobs) {
        columns[0].push_back(std::to_string(s.which.id));
        columns[1].push_back(std::to_string(s.which.generation));
        columns[2].emplace_back(state_names.at(static_cast<std::size_t>(s.state)));
        columns[3].push_back(std::to_string(s.pause.count()));
        columns[4].emplace_back(s.attempt_used ? "0" : "1");
        columns[5].push_back(s.error.value_or(""));
    }
    const pg::params values(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    co_return read_settled(co_await db.query(settle_jobs, values));
}

// Two jobs with one unique key cannot both go back to waiting, nor can one beside a newer one that was written this
// moment. The database refuses the statement; made again, it sees the other.
constexpr int tries = 5;

} // namespace

async::task<std::vector<job>> claim(pg::querier& db, std::string worker, std::size_t most,
                                    std::chrono::milliseconds lease) {
    for (int left = tries; left > 0; --left) {
        try {
            const pg::rows claimed = co_await db.query(claim_jobs, pg::params(worker, most, lease.count()));
            std::vector<job> jobs;
            for (std::size_t i = 0; i < claimed.size(); ++i) jobs.push_back(read_job(claimed[i]));
            std::ranges::sort(jobs, [](const job& a, const job& b) {
                return a.priority != b.priority ? a.priority > b.priority : a.id < b.id;
            });
            co_return jobs;
        } catch (const pg::failure& e) {
            if (!e.is_unique_violation() || left == 1) throw;
        }
    }
    co_return std::vector<job>{};
}

async::task<std::vector<std::int64_t>> extend(pg::querier& db, std::vector<held> jobs,
                                              std::chrono::milliseconds lease) {
    std::vector<std::string> ids;
    std::vector<std::string> generations;
    for (const held& h : jobs) {
        ids.push_back(std::to_string(h.id));
        generations.push_back(std::to_string(h.generation));
    }
    co_return read_ids(co_await db.query(extend_leases, pg::params(ids, generations, lease.count())));
}

async::task<std::vector<settled_job>> settle(pg::querier& db, const std::vector<settlement>& jobs) {
    const std::span<const settlement> all(jobs);
    bool together = true;
    try {
        co_return co_await settle_at_once(db, all);
    } catch (const pg::failure& e) {
        if (!e.is_unique_violation()) throw;
        together = false;
    }
    std::vector<settled_job> done;
    for (std::size_t i = 0; !together && i < jobs.size(); ++i) {
        for (int left = tries; left > 0; --left) {
            try {
                const std::vector<settled_job> one = co_await settle_at_once(db, all.subspan(i, 1));
                done.insert(done.end(), one.begin(), one.end());
                break;
            } catch (const pg::failure& e) {
                if (!e.is_unique_violation() || left == 1) throw;
            }
        }
    }
    co_return done;
}

async::task<std::size_t> rescue(pg::querier& db) {
    constexpr std::size_t at_once = 100;
    for (std::size_t most = at_once;; most = 1) {
        try {
            co_return (co_await db.query(rescue_jobs, pg::params(most))).size();
        } catch (const pg::failure& e) {
            if (!e.is_unique_violation() || most == 1) throw;
        }
    }
}

async::task<bool> write_scheduled(pg::querier& db, std::string name, std::chrono::seconds every, const new_job& job) {
    const std::chrono::milliseconds deadline = job.deadline;
    const pg::params values(name, every.count(), job.kind, json::write_compact(job.arguments), job.priority,
                            job.max_attempts, deadline.count());
    co_return !(co_await db.query(write_scheduled_job, values)).empty();
}

async::task<std::size_t> purge(pg::querier& db, std::chrono::seconds older_than) {
    co_return (co_await db.query(purge_jobs, pg::params(older_than.count()))).affected();
}

async::task<bool> is_superseded(pg::querier& db, std::string unique_key) {
    if (unique_key.empty()) co_return false;
    co_return (co_await db.query(find_newer, pg::params(unique_key)))[0].get<bool>(0);
}

} // namespace delta::queue
