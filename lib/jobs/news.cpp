// SPDX-License-Identifier: Apache-2.0
#include "jobs/news.hpp"

#include <fmt/format.h>

#include "queue/events.hpp"
#include "store/notifications.hpp"

namespace delta::jobs {

async::task<> notify_owner(pg::querier& tx, const store::repository& repo, std::string content) {
    if (repo.owner_id) co_await store::insert_notification(tx, *repo.owner_id, content);
}

async::task<> tell_watchers(context& ctx, store::drift_event event) {
    queue::phase_change news{.repo_id = event.repo_id,
                             .event_id = event.id,
                             .pr_number = event.pr_number,
                             .processing_phase = std::string(store::to_string(event.processing_phase)),
                             .drift_result = std::string(store::to_string(event.result))};
    co_await queue::publish(ctx.redis, std::move(news));
}

std::string dashboard_url(const context& ctx, const store::drift_event& event) {
    if (ctx.options.frontend_url.empty()) return {};
    return fmt::format("{}/repositories/{}/analyses/{}", ctx.options.frontend_url, event.repo_id, event.id);
}

} // namespace delta::jobs
