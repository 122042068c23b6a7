// SPDX-License-Identifier: Apache-2.0
#include "jobs/deliver.hpp"

#include "base/log.hpp"
#include "jobs/news.hpp"
#include "queue/queue.hpp"
#include "store/deliveries.hpp"

namespace delta::jobs {
namespace {

using async::task;

struct routed {
    bool is_known = true; // false for an event that is acknowledged and counted, no more
    std::optional<store::drift_event> news = {};
};

task<routed> route(context& ctx, pg::querier& tx, const payload& in) {
    routed out;
    if (in.event == "installation")
        co_await take_installation(tx, in);
    else if (in.event == "installation_repositories")
        co_await take_installation_repositories(tx, in);
    else if (in.event == "repository")
        co_await take_repository(tx, in);
    else if (in.event == "pull_request")
        out.news = co_await take_pull_request(ctx, tx, in);
    else if (in.event == "merge_group")
        co_await take_merge_group(tx, in);
    else if (in.event == "check_run" || in.event == "check_suite")
        co_await take_check(tx, in);
    else if (in.event == "push")
        co_await take_push(tx, in);
    else
        out.is_known = in.event == "ping";
    co_return out;
}

} // namespace

task<queue::outcome> deliver(context& ctx, queue::job_context& job) {
    const boost::json::value* const id = job.about().arguments.as_object().if_contains("delivery");
    if (id == nullptr || !id->is_string()) co_return queue::outcome::cancel("the job names no delivery");
    pg::transaction tx = co_await ctx.db.begin();
    const std::optional<store::delivery> found = co_await store::find_delivery(tx, std::string_view(id->as_string()));
    if (!found) co_return queue::outcome::cancel("the delivery is gone");
    if (found->processed_at) co_return queue::outcome::done();
    const result<payload> read = read_payload(found->event, found->payload);
    routed told{.is_known = false};
    if (read) told = co_await route(ctx, tx, *read);
    if (!read) co_await store::note_delivery_error(tx, found->delivery_id, read.error().message);
    co_await store::mark_delivery_processed(tx, found->delivery_id);
    co_await job.finish_in(tx);
    co_await tx.commit();
    co_await queue::wake(ctx.redis);
    if (told.news) co_await tell_watchers(ctx, *told.news);
    log::info("delivery", {{"id", found->delivery_id},
                           {"event", found->event},
                           {"action", found->action.value_or("")},
                           {"is_known", told.is_known}});
    co_return queue::outcome::done();
}

} // namespace delta::jobs
