// SPDX-License-Identifier: Apache-2.0
#include "jobs/begin.hpp"

#include <fmt/format.h>

#include "jobs/follow_up.hpp"
#include "jobs/news.hpp"
#include "store/analyses.hpp"

namespace delta::jobs {
namespace {

using async::task;

// The check run of an analysis that will not be finished.
task<> end_superseded(pg::querier& tx, const store::drift_event& old) {
    if (!old.check_run_id || old.completed_at) co_return;
    const conclusion told{.repo_id = old.repo_id,
                          .sha = old.head_sha,
                          .external_id = fmt::format("{}/{}", old.id, old.generation),
                          .check_run_id = *old.check_run_id,
                          .verdict = "cancelled",
                          .title = "Superseded by a newer commit",
                          .summary = "The pull request has moved on; its new head is checked."};
    co_await enqueue_conclusion(tx, told);
}

} // namespace

task<std::optional<store::drift_event>> begin_analysis(pg::querier& tx, const store::repository& repo,
                                                       const github::pull& pull) {
    const std::optional<store::drift_event> old = co_await store::find_event_of_pr(tx, repo.id, pull.number);
    const store::pull_request of{.repo_id = repo.id,
                                 .number = pull.number,
                                 .base_branch = pull.base_branch,
                                 .head_branch = pull.head_branch,
                                 .base_sha = pull.base_sha,
                                 .head_sha = pull.head_sha};
    const store::begun_analysis begun = co_await store::begin_analysis(tx, of);
    if (!begun.is_new) co_return std::nullopt;
    if (old)
        co_await end_superseded(tx, *old);
    else
        co_await notify_owner(tx, repo, fmt::format("{} #{} is being checked.", repo.repo_name, pull.number));
    co_await enqueue_announcement(tx, begun.event);
    co_return begun.event;
}

task<> begin_again(pg::querier& tx, const store::drift_event& event) {
    const std::optional<store::drift_event> again = co_await store::restart_analysis(tx, event.id);
    if (again) co_await enqueue_announcement(tx, *again);
}

} // namespace delta::jobs
