// SPDX-License-Identifier: Apache-2.0
#include "jobs/reconcile.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

#include "base/log.hpp"
#include "github/deliveries.hpp"
#include "github/installations.hpp"
#include "jobs/follow_up.hpp"
#include "json/reader.hpp"
#include "store/deliveries.hpp"
#include "store/installations.hpp"
#include "store/linked_repositories.hpp"
#include "store/models.hpp"

namespace delta::jobs {
namespace {

using async::task;

// GitHub keeps deliveries for three days, and lets them be sent again as long.
constexpr auto redelivered_for = std::chrono::hours(72);
constexpr auto deliveries_kept = std::chrono::days(30);
// Since they were last of use.
constexpr auto model_answers_kept = std::chrono::days(90);

std::string text_of(const queue::job& job, std::string_view key) {
    const boost::json::object* const object = job.arguments.if_object();
    const boost::json::value* const found = object ? object->if_contains(key) : nullptr;
    return found && found->is_string() ? std::string(found->as_string()) : std::string();
}

pg::timestamp now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

// What was missing when this look was asked for.
std::set<std::string, std::less<>> missed_before(const queue::job& job) {
    std::set<std::string, std::less<>> out;
    const boost::json::object* const object = job.arguments.if_object();
    const boost::json::value* const found = object ? object->if_contains("missing") : nullptr;
    if (found == nullptr || !found->is_array()) return out;
    for (const boost::json::value& one : found->get_array())
        if (one.is_string()) out.emplace(one.get_string());
    return out;
}

// What has another name at GitHub by now is moved. What GitHub no longer lists is looked for once more after a while,
// and goes with its mirror then.
task<> drop_missing(pg::querier& tx, std::int64_t installation_id, const std::vector<store::known_repository>& known,
                    const std::vector<github::repository>& listed, const std::set<std::string, std::less<>>& missed) {
    std::vector<std::string> gone;
    std::vector<std::string> missing;
    for (const store::known_repository& one : known) {
        const auto is_it = [&](const github::repository& r) {
            return one.github_repo_id ? r.id == *one.github_repo_id : r.full_name == one.repo_name;
        };
        const auto found = std::ranges::find_if(listed, is_it);
        if (found == listed.end() && !missed.contains(one.id)) {
            missing.push_back(one.id);
        } else if (found == listed.end()) {
            co_await enqueue_forget(tx, one.id);
            gone.push_back(one.repo_name);
        } else if (found->full_name != one.repo_name) {
            co_await store::move_repository(tx, found->id, one.repo_name, installation_id, found->full_name);
        }
    }
    if (!missing.empty()) co_await enqueue_second_look(tx, installation_id, missing);
    if (!gone.empty()) co_await store::remove_repositories(tx, installation_id, gone);
    for (const std::string& name : gone) log::info("repository_gone", {{"repo", name}});
}

task<result<void>> reconcile_repositories(context& ctx, std::int64_t installation_id,
                                          const std::set<std::string, std::less<>>& missed) {
    const pg::timestamp begun = now();
    const result<std::vector<github::repository>> listed =
        co_await github::list_repositories(ctx.github, installation_id);
    if (!listed) co_return std::unexpected(listed.error());
    std::vector<store::linked_repository> there;
    for (const github::repository& r : *listed) there.push_back({r.full_name, r.id, r.owner_avatar_url});
    pg::transaction tx = co_await ctx.db.begin();
    const std::vector<store::known_repository> known =
        co_await store::list_known_repositories(tx, installation_id, begun);
    co_await drop_missing(tx, installation_id, known, *listed, missed);
    co_await store::add_repositories(tx, installation_id, there);
    co_await tx.commit();
    co_return result<void>();
}

// Asked for by its number too: a list may be older than an installation that was just made.
task<result<void>> drop_missing_installation(context& ctx, std::int64_t id) {
    const result<github::installation> there = co_await github::get_installation(ctx.github, id);
    if (there) co_return result<void>();
    if (there.error().code != errc::not_found) co_return std::unexpected(there.error());
    pg::transaction tx = co_await ctx.db.begin();
    co_await drop_installation(tx, id);
    co_await tx.commit();
    log::info("installation_gone", {{"installation", id}});
    co_return result<void>();
}

task<> save_listed(context& ctx, const github::installation& one) {
    pg::transaction tx = co_await ctx.db.begin();
    const store::new_installation saved{one.id, one.account_name, one.account_type, {}};
    co_await store::save_installation(tx, saved);
    co_await store::set_installation_suspended(tx, one.id, one.is_suspended);
    if (!one.is_suspended) co_await enqueue_reconcile(tx, one.id);
    co_await tx.commit();
}

task<result<void>> reconcile_all(context& ctx) {
    const result<std::vector<github::installation>> listed = co_await github::list_installations(ctx.github);
    if (!listed) co_return std::unexpected(listed.error());
    for (const github::installation& one : *listed) co_await save_listed(ctx, one);
    for (const std::int64_t id : co_await store::list_installation_ids(ctx.db)) {
        if (std::ranges::find(*listed, id, &github::installation::id) != listed->end()) continue;
        const result<void> dropped = co_await drop_missing_installation(ctx, id);
        if (!dropped) co_return dropped;
    }
    co_await queue::wake(ctx.redis);
    co_return result<void>();
}

} // namespace

task<queue::outcome> reconcile(context& ctx, queue::job_context& job) {
    const boost::json::object* const arguments = job.about().arguments.if_object();
    const boost::json::value* const id = arguments ? arguments->if_contains("installation") : nullptr;
    result<void> done;
    if (id && id->is_int64())
        done = co_await reconcile_repositories(ctx, id->as_int64(), missed_before(job.about()));
    else
        done = co_await reconcile_all(ctx);
    if (!done) co_return queue::outcome::cancel(done.error().message);
    co_return queue::outcome::done();
}

task<queue::outcome> redeliver(context& ctx, queue::job_context& /*job*/) {
    const auto since = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) - redelivered_for;
    const result<std::vector<github::failed_delivery>> failed =
        co_await github::list_failed_deliveries(ctx.github, since);
    if (!failed) co_return queue::outcome::cancel(failed.error().message);
    for (const github::failed_delivery& one : *failed) {
        // It was taken, and only the answer got lost.
        if (co_await store::find_delivery(ctx.db, one.guid)) continue;
        const result<void> asked = co_await github::redeliver(ctx.github, one.id);
        log::info("redelivery", {{"delivery", one.guid}, {"asked", asked.has_value()}});
    }
    co_return queue::outcome::done();
}

task<queue::outcome> forget(context& ctx, queue::job_context& job) {
    const std::string id = text_of(job.about(), "repo");
    // Linked again meanwhile: it keeps its mirror.
    if (id.empty() || co_await store::find_repository_by_id(ctx.db, id)) co_return queue::outcome::done();
    const auto remove = [&](const std::stop_token& stop) { ctx.mirrors.remove_blocking(id, stop); };
    co_await ctx.waiting.run(remove);
    co_return queue::outcome::done();
}

task<queue::outcome> sync(context& ctx, queue::job_context& job) {
    const std::optional<store::repository> repo =
        co_await store::find_repository_by_id(ctx.db, text_of(job.about(), "repo"));
    if (!repo || !repo->is_active) co_return queue::outcome::done();
    const result<secret> authorization = co_await ctx.github.git_authorization(repo->installation_id);
    if (!authorization) co_return queue::outcome::cancel(authorization.error().message);
    const git::origin origin{ctx.github.clone_url(repo->repo_name), *authorization};
    const std::string branch = repo->target_branch.value_or("main");
    const auto fetch = [&](const std::stop_token& stop) {
        git::mirror mirror = ctx.mirrors.open_blocking(repo->id, stop);
        return mirror.fetch_blocking(origin, {"+refs/heads/" + branch + ":refs/heads/" + branch}, stop);
    };
    const result<void> fetched = co_await ctx.waiting.run(fetch);
    if (!fetched) co_return queue::outcome::retry(fetched.error().message);
    co_await store::note_repository_synced(ctx.db, repo->id);
    co_return queue::outcome::done();
}

task<queue::outcome> tidy(context& ctx, queue::job_context& /*job*/) {
    const auto evict = [&] { return ctx.mirrors.evict_blocking(); };
    const std::vector<std::string> gone = co_await ctx.pool.run(evict);
    for (const std::string& key : gone) log::info("mirror_evicted", {{"repo", key}});
    const auto gather = [&](const std::stop_token& stop) { return ctx.mirrors.gather_packs_blocking(stop); };
    const std::vector<std::string> gathered = co_await ctx.waiting.run(gather);
    for (const std::string& key : gathered) log::info("mirror_gathered", {{"repo", key}});
    co_await store::delete_old_deliveries(ctx.db, now() - deliveries_kept);
    co_await store::delete_old_model_answers(ctx.db, now() - model_answers_kept);
    co_return queue::outcome::done();
}

} // namespace delta::jobs
