// SPDX-License-Identifier: Apache-2.0
#include "store/dashboard.hpp"

#include "store/uuid.hpp"

namespace delta::store {

using async::task;

constexpr std::string_view stats_sql = R"(
    with mine as (
        select r.id, r.is_active from repositories r join installations i using (installation_id) where i.user_id = $1)
    select (select count(*) from installations where user_id = $1),
           (select count(*) from mine where is_active),
           (select count(*) from mine join drift_events e on e.repo_id = mine.id),
           (select count(*) from mine join drift_events e on e.repo_id = mine.id
            where e.processing_phase = 'fix_pr_raised' and e.fix_pr_closed_at is null))";

task<dashboard_stats> get_dashboard_stats(pg::querier& db, std::string_view user_id) {
    if (!is_uuid(user_id)) co_return dashboard_stats{};
    const pg::rows answer = co_await db.query(stats_sql, pg::params(user_id));
    const pg::row r = answer[0];
    co_return dashboard_stats{.installations_count = r.get<std::int64_t>(0),
                              .repos_linked_count = r.get<std::int64_t>(1),
                              .drift_events_count = r.get<std::int64_t>(2),
                              .pr_waiting_count = r.get<std::int64_t>(3)};
}

constexpr std::string_view trends_sql = R"(
    with mine as (
        select r.id from repositories r join installations i using (installation_id) where i.user_id = $1),
    since as (select (current_date - ($2::int - 1))::timestamptz as at),
    analysed as (
        select e.created_at::date as day, count(*) as analyses,
               count(*) filter (where e.drift_result in ('drift_detected', 'missing_docs')) as drift_found,
               percentile_cont(0.5) within group (order by extract(epoch from e.verdict_at - e.queued_at)) as median
        from since, mine join drift_events e on e.repo_id = mine.id
        where e.created_at >= since.at group by 1),
    raised as (
        select e.fix_pr_raised_at::date as day, count(*) as prs
        from since, mine join drift_events e on e.repo_id = mine.id
        where e.fix_pr_raised_at >= since.at group by 1),
    merged as (
        select e.fix_pr_merged_at::date as day, count(*) as prs
        from since, mine join drift_events e on e.repo_id = mine.id
        where e.fix_pr_merged_at >= since.at group by 1)
    select days.day::date, coalesce(analyses, 0), coalesce(drift_found, 0), coalesce(raised.prs, 0),
           coalesce(merged.prs, 0), median
    from since, generate_series(since.at, current_date::timestamptz, interval '1 day') as days (day)
    left join analysed on analysed.day = days.day::date
    left join raised on raised.day = days.day::date
    left join merged on merged.day = days.day::date
    order by 1)";

task<std::vector<trend_day>> list_trends(pg::querier& db, std::string_view user_id, int days) {
    std::vector<trend_day> listed;
    if (!is_uuid(user_id)) co_return listed;
    const pg::rows answer = co_await db.query(trends_sql, pg::params(user_id, days));
    for (std::size_t i = 0; i < answer.size(); ++i) {
        const pg::row r = answer[i];
        listed.push_back({.day = r.get<std::string>(0),
                          .analyses = r.get<std::int64_t>(1),
                          .drift_found = r.get<std::int64_t>(2),
                          .docs_prs_raised = r.get<std::int64_t>(3),
                          .docs_prs_merged = r.get<std::int64_t>(4),
                          .median_seconds_to_verdict = r.find<double>(5)});
    }
    co_return listed;
}

} // namespace delta::store
