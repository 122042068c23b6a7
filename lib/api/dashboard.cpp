// SPDX-License-Identifier: Apache-2.0
#include "store/dashboard.hpp"

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"
#include "store/repositories.hpp"

namespace delta::api {

namespace {

using boost::json::object;

constexpr int days_unless_said = 30;
constexpr int newest = 5;

object to_json(const store::trend_day& d) {
    return {
        {"date", d.day},
        {"analyses", d.analyses},
        {"drift_found", d.drift_found},
        {"docs_prs_raised", d.docs_prs_raised},
        {"docs_prs_merged", d.docs_prs_merged},
        {"median_seconds_to_verdict", api::to_json(d.median_seconds_to_verdict)},
    };
}

object without_details(const store::repository& r) {
    return {
        {"id", r.id},
        {"name", r.repo_name},
        {"description", "Error fetching details"},
        {"language", nullptr},
        {"stargazers_count", 0},
        {"forks_count", 0},
        {"avatar_url", api::to_json(r.avatar_url)},
    };
}

} // namespace

async::task<http::response> get_dashboard_stats(context& ctx, call& in) {
    const store::dashboard_stats s = co_await store::get_dashboard_stats(ctx.pg, in.who.user_id);
    co_return json_response(200, object{{"installations_count", s.installations_count},
                                        {"repos_linked_count", s.repos_linked_count},
                                        {"drift_events_count", s.drift_events_count},
                                        {"pr_waiting_count", s.pr_waiting_count}});
}

async::task<http::response> list_dashboard_repositories(context& ctx, call& in) {
    boost::json::array out;
    for (const store::repository& r : co_await store::list_newest_repositories(ctx.pg, in.who.user_id, newest))
        out.push_back(without_details(r));
    co_return json_response(200, out);
}

async::task<http::response> get_dashboard_trends(context& ctx, call& in) {
    const int days = static_cast<int>(in.query_number("days", days_unless_said));
    boost::json::array out;
    for (const store::trend_day& d : co_await store::list_trends(ctx.pg, in.who.user_id, days))
        out.push_back(to_json(d));
    co_return json_response(200, out);
}

} // namespace delta::api
