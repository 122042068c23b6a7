// SPDX-License-Identifier: Apache-2.0
#include "store/drift_events.hpp"

#include <charconv>
#include <string>

#include "pg/sql.hpp"
#include "store/analyses.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

// A place in the list: the last event of a page. Its text is of no meaning to clients.
struct cursor {
    pg::timestamp created_at;
    std::string id;
};

std::string to_string(const cursor& c) {
    return std::to_string(c.created_at.time_since_epoch().count()) + "." + c.id;
}

std::optional<cursor> read_cursor(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || !is_uuid(text.substr(dot + 1))) return std::nullopt;
    std::int64_t microseconds = 0;
    const std::string_view time = text.substr(0, dot);
    const auto [end, ec] = std::from_chars(time.data(), time.data() + time.size(), microseconds);
    // The database's last day is in the year 294276; a page of ours never comes near.
    constexpr std::int64_t year_9999 = 253'370'764'800'000'000;
    if (ec != std::errc{} || end != time.data() + time.size() || microseconds < 0 || microseconds > year_9999)
        return std::nullopt;
    return cursor{pg::timestamp(std::chrono::microseconds(microseconds)), std::string(text.substr(dot + 1))};
}

std::unexpected<error> no_such_event() {
    return fail(errc::not_found, "There is no such drift event.");
}

} // namespace

// One row without an event when the repository has none (left), none when it is not the user's.
constexpr std::string_view select_from = "select ";
// The result names one kind, and an event may have findings of several.
constexpr std::string_view kinds = R"(
    array(select distinct f.drift_type from drift_findings f where f.drift_event_id = e.id and not f.is_advisory order by 1), )";
constexpr int after_kinds = 1;
constexpr std::string_view list_of_repo = R"(
    from repositories r
    join installations i using (installation_id)
    left join lateral (
        select * from drift_events
        where repo_id = r.id and (created_at, id) < (coalesce($3, 'infinity'::timestamptz), coalesce($4, r.id))
            and ($6::text is null or processing_phase = $6)
            and ($7::text is null or drift_result = $7
                 or ($7 = 'drift_detected' and drift_result = 'missing_docs'
                     and exists (select from drift_findings f where f.drift_event_id = drift_events.id
                                 and f.drift_type <> 'missing_docs' and not f.is_advisory)))
        order by created_at desc, id desc limit $5) e on true
    where r.id = $2 and i.user_id = $1
    order by e.created_at desc, e.id desc)";
constexpr std::string_view list_sql = pg::sql<select_from, kinds, drift_event_columns, list_of_repo>;

namespace {

drift_event read(const pg::row& r) {
    drift_event out = read_drift_event(r, after_kinds);
    out.finding_kinds = r.get<std::vector<std::string>>(0);
    return out;
}

} // namespace

task<result<drift_event_page>> list_drift_events(pg::querier& db, std::string_view user_id, std::string_view repo_id,
                                                 int limit, std::optional<std::string_view> from,
                                                 drift_event_filter only) {
    std::optional<cursor> after;
    if (from) {
        after = read_cursor(*from);
        if (!after) co_return fail(errc::invalid, "The cursor is none that this list gave.", "cursor");
    }
    if (!is_uuid(user_id) || !is_uuid(repo_id)) co_return fail(errc::not_found, "There is no such repository.");
    pg::params values(user_id, repo_id);
    values.add(after ? std::optional(after->created_at) : std::nullopt);
    values.add(after ? std::optional(after->id) : std::nullopt);
    values.add(limit + 1);
    values.add(only.processing_phase ? std::optional(store::to_string(*only.processing_phase)) : std::nullopt);
    values.add(only.result ? std::optional(store::to_string(*only.result)) : std::nullopt);
    const pg::rows answer = co_await db.query(list_sql, std::move(values));
    if (answer.empty()) co_return fail(errc::not_found, "There is no such repository.");

    drift_event_page page;
    if (answer[0].is_null(after_kinds)) co_return page;
    for (std::size_t i = 0; i < answer.size(); ++i) page.events.push_back(read(answer[i]));
    if (std::cmp_greater(page.events.size(), limit)) {
        page.events.pop_back();
        page.next_cursor = to_string(cursor{page.events.back().created_at, page.events.back().id});
    }
    co_return page;
}

constexpr std::string_view one_of_user = R"(
    from drift_events e
    join repositories r on r.id = e.repo_id
    join installations i using (installation_id)
    where e.id = $3 and e.repo_id = $2 and i.user_id = $1)";
constexpr std::string_view find_sql = pg::sql<select_from, kinds, drift_event_columns, one_of_user>;

task<result<drift_event_detail>> find_drift_event(pg::querier& db, std::string_view user_id, std::string_view repo_id,
                                                  std::string_view event_id) {
    if (!is_uuid(user_id) || !is_uuid(repo_id) || !is_uuid(event_id)) co_return no_such_event();
    const pg::rows answer = co_await db.query(find_sql, pg::params(user_id, repo_id, event_id));
    if (answer.empty()) co_return no_such_event();
    drift_event_detail detail{.event = read(answer[0]), .findings = {}, .code_changes = {}};
    detail.findings = co_await list_findings(db, event_id);
    detail.code_changes = co_await list_code_changes(db, event_id);
    co_return detail;
}

task<result<drift_event>> rerun_drift_event(pg::querier& db, std::string_view user_id, std::string_view repo_id,
                                            std::string_view event_id) {
    if (!is_uuid(user_id) || !is_uuid(repo_id) || !is_uuid(event_id)) co_return no_such_event();
    const pg::rows answer = co_await db.query(find_sql, pg::params(user_id, repo_id, event_id));
    if (answer.empty()) co_return no_such_event();
    std::optional<drift_event> reset = co_await restart_analysis(db, event_id);
    if (!reset) co_return no_such_event();
    co_return *std::move(reset);
}

} // namespace delta::store
