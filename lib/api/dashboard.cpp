// SPDX-License-Identifier: Apache-2.0
#include "store/dashboard.hpp"

#include <boost/json/serialize.hpp>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"
#include "github/installations.hpp"
#include "json/parse.hpp"
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

constexpr auto kept_for = "600"; // seconds
// For all attempts together: a page is waited for, and is of use without them.
constexpr auto details_limit = std::chrono::seconds(8);

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

object with_details(const store::repository& r, const github::repository& details) {
    return {
        {"id", r.id},
        {"name", r.repo_name},
        {"description", text_or_null(details.description)},
        {"language", text_or_null(details.language)},
        {"stargazers_count", details.stars},
        {"forks_count", details.forks},
        {"avatar_url",
         details.owner_avatar_url.empty() ? api::to_json(r.avatar_url) : api::to_json(details.owner_avatar_url)},
    };
}

async::task<std::optional<object>> find_kept(context& ctx, const std::string& key) {
    redis::command get{"GET", key};
    const redis::reply kept = co_await ctx.redis.run(std::move(get));
    if (kept.is_nil()) co_return std::nullopt;
    const result<boost::json::value> parsed = json::parse(kept.text(), "kept repository");
    if (!parsed || !parsed->is_object()) co_return std::nullopt;
    co_return parsed->get_object();
}

// From Redis, or from GitHub and then kept there. Without details when GitHub does not answer.
async::task<object> describe(context& ctx, store::repository r) {
    const std::string key = "delta:github-repository:" + r.id;
    if (std::optional<object> kept = co_await find_kept(ctx, key)) co_return *std::move(kept);
    if (ctx.github == nullptr) co_return without_details(r);
    const github::target at{.through = *ctx.github, .installation_id = r.installation_id, .repo_name = r.repo_name};
    result<github::repository> details = fail(errc::upstream, "");
    try {
        details = co_await async::with_timeout(details_limit, github::get_repository(at), "GitHub");
    } catch (const failure& e) {
        log::warn("github_details_failed", {{"repository", r.id}, {"reason", e.what()}});
    }
    if (!details) co_return without_details(r);
    object described = with_details(r, *details);
    redis::command keep{"SET", key, boost::json::serialize(described), "EX", kept_for};
    co_await ctx.redis.run(std::move(keep));
    co_return described;
}

async::task<> describe_into(context& ctx, store::repository r, object& described) {
    described = co_await describe(ctx, std::move(r));
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
    const std::vector<store::repository> all = co_await store::list_newest_repositories(ctx.pg, in.who.user_id, newest);
    std::vector<object> described(all.size());
    // At once: a GitHub that does not answer is waited for once, and not for each.
    async::task_group asking(ctx.where);
    for (std::size_t i = 0; i < all.size(); ++i) asking.spawn(describe_into(ctx, all[i], described[i]));
    co_await asking.join();
    co_return json_response(200, boost::json::array(described.begin(), described.end()));
}

async::task<http::response> get_dashboard_trends(context& ctx, call& in) {
    const int days = static_cast<int>(in.query_number("days", days_unless_said));
    boost::json::array out;
    for (const store::trend_day& d : co_await store::list_trends(ctx.pg, in.who.user_id, days))
        out.push_back(to_json(d));
    co_return json_response(200, out);
}

} // namespace delta::api
