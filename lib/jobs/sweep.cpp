// SPDX-License-Identifier: Apache-2.0
#include "jobs/sweep.hpp"

#include "base/log.hpp"
#include "jobs/analysis.hpp"
#include "queue/intake.hpp"
#include "queue/queue.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {
namespace {

using async::task;

task<> end_abandoned(context& ctx, store::drift_event event) {
    std::optional<store::repository> repo = co_await store::find_repository_by_id(ctx.db, event.repo_id);
    if (!repo) co_return;
    log::warn("analysis_abandoned", {{"event", event.id}, {"repo", repo->repo_name}, {"pr", event.pr_number}});
    store::fence fence{event.id, event.generation};
    const std::int64_t check_run = event.check_run_id.value_or(0);
    analysis a{.ctx = ctx, .event = std::move(event), .repo = std::move(*repo), .fence = std::move(fence)};
    a.check_run_id = check_run;
    // The verdict stands, whatever came of its fix.
    a.is_told =
        a.event.processing_phase == store::phase::generating || a.event.processing_phase == store::phase::verifying;
    co_await give_up(a, "The worker ended before the analysis did, each time it was tried");
}

} // namespace

task<queue::outcome> sweep(context& ctx, queue::job_context& /*job*/) {
    if (const std::size_t lost = co_await queue::take_up_lost_deliveries(ctx.db); lost > 0) {
        log::warn("deliveries_taken_up", {{"deliveries", lost}});
        co_await queue::wake(ctx.redis);
    }
    for (const store::drift_event& event : co_await store::list_abandoned_events(ctx.db))
        co_await end_abandoned(ctx, event);
    co_return queue::outcome::done();
}

} // namespace delta::jobs
