// SPDX-License-Identifier: Apache-2.0
#include "store/analyses.hpp"

#include <stdexcept>
#include <vector>

#include "pg/sql.hpp"
#include "store/text.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

constexpr std::string_view select_from = "select ";
constexpr std::string_view from_events = " from drift_events e ";

std::optional<drift_event> find_first(const pg::rows& answer) {
    return answer.empty() ? std::nullopt : std::optional(read_drift_event(answer[0]));
}

std::vector<std::string> predecessors_of(phase to) {
    switch (to) {
        case phase::scouting:
            return {"queued", "scouting", "analyzing", "generating", "verifying"};
        case phase::analyzing:
            return {"scouting", "analyzing"};
        case phase::generating:
            return {"analyzing", "generating"};
        case phase::verifying:
            return {"generating", "verifying"};
        case phase::completed:
            return {"analyzing", "generating", "verifying", "completed"};
        default:
            throw std::logic_error("this phase has a function of its own");
    }
}

} // namespace

// An analysis of the same pull request that begins anew, and what the one before it found.
constexpr std::string_view anew = R"(
            generation = e.generation + 1, processing_phase = 'queued', drift_result = 'pending',
            overall_drift_score = null, summary = null, error_message = null, check_run_id = null, retry_count = 0,
            queued_at = now(), started_at = null, completed_at = null, verdict_at = null )";
constexpr std::string_view without_results = R"(
        returning *),
    findings as (delete from drift_findings using e where drift_event_id = e.id),
    changes as (delete from code_changes using e where drift_event_id = e.id)
    select )";
constexpr std::string_view from_e = " from e";

constexpr std::string_view insert_or_reset = R"(
    with e as (
        insert into drift_events as e (repo_id, pr_number, base_branch, head_branch, base_sha, head_sha)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (repo_id, pr_number) where is_current do update set
            base_branch = excluded.base_branch, head_branch = excluded.head_branch,
            base_sha = excluded.base_sha, head_sha = excluded.head_sha,)";
constexpr std::string_view when_moved =
    "where e.head_sha <> excluded.head_sha or e.base_branch <> excluded.base_branch";
constexpr std::string_view begin_sql =
    pg::sql<insert_or_reset, anew, when_moved, without_results, drift_event_columns, from_e>;

task<begun_analysis> begin_analysis(pg::querier& db, const pull_request& of) {
    pg::params values(of.repo_id, of.number, to_storable(of.base_branch), to_storable(of.head_branch), of.base_sha,
                      of.head_sha);
    const pg::rows answer = co_await db.query(begin_sql, std::move(values));
    if (!answer.empty()) co_return begun_analysis{read_drift_event(answer[0]), true};
    std::optional<drift_event> known = co_await find_event_of_pr(db, of.repo_id, of.number);
    // Only when the repository was deleted between the two statements.
    if (!known) throw pg::failure("a drift event went while it was looked at", "40001");
    co_return begun_analysis{*std::move(known), false};
}

constexpr std::string_view reset = "with e as (update drift_events e set";
constexpr std::string_view where_id = "where e.id = $1";
constexpr std::string_view restart_sql = pg::sql<reset, anew, where_id, without_results, drift_event_columns, from_e>;

task<std::optional<drift_event>> restart_analysis(pg::querier& db, std::string_view event_id) {
    if (!is_uuid(event_id)) co_return std::nullopt;
    co_return find_first(co_await db.query(restart_sql, pg::params(event_id)));
}

constexpr std::string_view find_sql = pg::sql<select_from, drift_event_columns, from_events, where_id>;

task<std::optional<drift_event>> find_event(pg::querier& db, std::string_view event_id) {
    if (!is_uuid(event_id)) co_return std::nullopt;
    co_return find_first(co_await db.query(find_sql, pg::params(event_id)));
}

constexpr std::string_view where_pr = "where e.repo_id = $1 and e.pr_number = $2 and e.is_current";
constexpr std::string_view find_of_pr_sql = pg::sql<select_from, drift_event_columns, from_events, where_pr>;

task<std::optional<drift_event>> find_event_of_pr(pg::querier& db, std::string_view repo_id, int pr_number) {
    co_return find_first(co_await db.query(find_of_pr_sql, pg::params(repo_id, pr_number)));
}

constexpr std::string_view where_check_run = "where e.repo_id = $1 and e.check_run_id = $2 limit 1";
constexpr std::string_view find_of_check_run_sql =
    pg::sql<select_from, drift_event_columns, from_events, where_check_run>;

task<std::optional<drift_event>> find_event_of_check_run(pg::querier& db, std::string_view repo_id,
                                                         std::int64_t check_run_id) {
    co_return find_first(co_await db.query(find_of_check_run_sql, pg::params(repo_id, check_run_id)));
}

constexpr std::string_view where_head =
    "where e.repo_id = $1 and e.head_sha = $2 and e.is_current order by e.created_at desc limit 1";
constexpr std::string_view find_of_head_sql = pg::sql<select_from, drift_event_columns, from_events, where_head>;

task<std::optional<drift_event>> find_event_of_head(pg::querier& db, std::string_view repo_id,
                                                    std::string_view head_sha) {
    co_return find_first(co_await db.query(find_of_head_sql, pg::params(repo_id, head_sha)));
}

constexpr std::string_view where_docs_pr =
    "where e.repo_id = $1 and e.docs_pr_number = $2 order by e.created_at desc limit 1";
constexpr std::string_view find_of_docs_pr_sql = pg::sql<select_from, drift_event_columns, from_events, where_docs_pr>;

task<std::optional<drift_event>> find_event_of_docs_pr(pg::querier& db, std::string_view repo_id, int docs_pr_number) {
    co_return find_first(co_await db.query(find_of_docs_pr_sql, pg::params(repo_id, docs_pr_number)));
}

constexpr std::string_view phase_sql = R"(
    update drift_events set processing_phase = $3,
        started_at = case when $3 = 'scouting' then coalesce(started_at, now()) else started_at end,
        completed_at = case when $3 = 'completed' then coalesce(completed_at, now()) end
    where id = $1 and generation = $2 and processing_phase = any ($4::text[]))";

task<bool> set_phase(pg::querier& db, const fence& of, phase to) {
    pg::params values(of.event_id, of.generation, to_string(to), predecessors_of(to));
    co_return (co_await db.query(phase_sql, std::move(values))).affected() == 1;
}

constexpr std::string_view where_abandoned = R"(
    where e.processing_phase in ('queued', 'scouting', 'analyzing', 'generating', 'verifying')
        and e.queued_at < now() - interval '1 minute' and not exists (
            select from jobs j where j.unique_key in ('announce:' || e.id, 'analyze:' || e.id)
                and j.state = 'waiting')
        and not exists (
            select from jobs j where j.unique_key in ('announce:' || e.id, 'analyze:' || e.id)
                and j.state = 'running')
    order by e.queued_at limit 100)";
constexpr std::string_view list_abandoned_sql = pg::sql<select_from, drift_event_columns, from_events, where_abandoned>;

task<std::vector<drift_event>> list_abandoned_events(pg::querier& db) {
    const pg::rows answer = co_await db.query(list_abandoned_sql);
    std::vector<drift_event> out;
    for (std::size_t i = 0; i < answer.size(); ++i) out.push_back(read_drift_event(answer[i]));
    co_return out;
}

constexpr std::string_view failed_sql = R"(
    update drift_events set processing_phase = 'failed', drift_result = 'error', error_message = $3,
        completed_at = now()
    where id = $1 and generation = $2
        and processing_phase in ('queued', 'scouting', 'analyzing', 'generating', 'verifying'))";

task<bool> set_failed(pg::querier& db, const fence& of, std::string_view message) {
    const pg::params values(of.event_id, of.generation, to_storable(message));
    co_return (co_await db.query(failed_sql, values)).affected() == 1;
}

constexpr std::string_view retry_sql = R"(
    update drift_events set retry_count = retry_count + 1, error_message = $3
    where id = $1 and generation = $2)";

task<bool> note_retry(pg::querier& db, const fence& of, std::string_view message) {
    const pg::params values(of.event_id, of.generation, to_storable(message));
    co_return (co_await db.query(retry_sql, values)).affected() == 1;
}

constexpr std::string_view check_run_sql =
    "update drift_events set check_run_id = $3 where id = $1 and generation = $2";

task<bool> set_check_run(pg::querier& db, const fence& of, std::int64_t check_run_id) {
    co_return (co_await db.query(check_run_sql, pg::params(of.event_id, of.generation, check_run_id))).affected() == 1;
}

constexpr std::string_view verdict_sql = R"(
    update drift_events set drift_result = $3, overall_drift_score = $4, summary = $5, error_message = null,
        verdict_at = now()
    where id = $1 and generation = $2 and processing_phase = 'analyzing')";

task<bool> save_verdict(pg::querier& db, const fence& of, const verdict& what, const std::vector<finding>& found) {
    pg::params values(of.event_id, of.generation, to_string(what.result), what.score, to_storable(what.summary));
    if ((co_await db.query(verdict_sql, std::move(values))).affected() == 0) co_return false;
    co_return co_await replace_findings(db, of, found);
}

constexpr std::string_view raised_sql = R"(
    update drift_events set processing_phase = 'fix_pr_raised', docs_pr_number = $3,
        completed_at = coalesce(completed_at, now()),
        fix_pr_raised_at = case when docs_pr_number is distinct from $3 then now() else fix_pr_raised_at end,
        fix_pr_merged_at = case when docs_pr_number is distinct from $3 then null else fix_pr_merged_at end,
        fix_pr_closed_at = null
    where id = $1 and generation = $2
        and processing_phase in ('generating', 'verifying', 'completed', 'fix_pr_raised'))";

task<bool> set_docs_pr_raised(pg::querier& db, const fence& of, int docs_pr_number) {
    co_return (co_await db.query(raised_sql, pg::params(of.event_id, of.generation, docs_pr_number))).affected() == 1;
}

constexpr std::string_view of_unmerged_docs_pr = R"(
    where e.repo_id = $1 and e.docs_pr_number = $2 and e.fix_pr_raised_at is not null and e.fix_pr_merged_at is null )";
constexpr std::string_view returning = " returning ";

// A new analysis may be running by then: the merge itself makes a new head. It keeps its phase.
constexpr std::string_view set_merged = R"(
    update drift_events e set fix_pr_merged_at = now(), fix_pr_closed_at = null,
        processing_phase = case when e.processing_phase = 'fix_pr_raised' then 'fix_pr_merged' else e.processing_phase end)";
constexpr std::string_view merged_sql = pg::sql<set_merged, of_unmerged_docs_pr, returning, drift_event_columns>;

task<std::optional<drift_event>> set_docs_pr_merged(pg::querier& db, std::string_view repo_id, int docs_pr_number) {
    co_return find_first(co_await db.query(merged_sql, pg::params(repo_id, docs_pr_number)));
}

constexpr std::string_view set_closed =
    "update drift_events e set fix_pr_closed_at = case when $3::bool then now() end";
constexpr std::string_view not_yet = "and (e.fix_pr_closed_at is null) = $3::bool";
constexpr std::string_view closed_sql =
    pg::sql<set_closed, of_unmerged_docs_pr, not_yet, returning, drift_event_columns>;

task<std::optional<drift_event>> set_docs_pr_closed(pg::querier& db, std::string_view repo_id, int docs_pr_number,
                                                    bool closed) {
    co_return find_first(co_await db.query(closed_sql, pg::params(repo_id, docs_pr_number, closed)));
}

} // namespace delta::store
