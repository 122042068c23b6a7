// SPDX-License-Identifier: Apache-2.0
#include "jobs/analysis.hpp"

#include <fmt/format.h>

#include "jobs/check_result.hpp"
#include "jobs/follow_up.hpp"
#include "jobs/news.hpp"
#include "jobs/verdict_rows.hpp"
#include "json/reader.hpp"
#include "report/summary.hpp"
#include "store/linked_repositories.hpp"
#include "store/text.hpp"

namespace delta::jobs {

using async::task;

std::string analysis::external_id() const {
    return fmt::format("{}/{}", event.id, event.generation);
}

task<std::optional<analysis>> find_analysis(context& ctx, const queue::job& job) {
    std::optional<error> wrong;
    const json::reader in(job.arguments, "arguments", wrong);
    const std::string id(in.at("event").text());
    const std::int64_t generation = in.at("generation").integer();
    if (wrong) throw failure(to_string(*wrong));
    std::optional<store::drift_event> event = co_await store::find_event(ctx.db, id);
    if (!event || event->generation != generation) co_return std::nullopt;
    std::optional<store::repository> repo = co_await store::find_repository_by_id(ctx.db, event->repo_id);
    if (!repo) co_return std::nullopt;
    store::fence fence{event->id, event->generation};
    co_return analysis{.ctx = ctx,
                       .event = std::move(*event),
                       .repo = std::move(*repo),
                       .fence = std::move(fence),
                       .attempt = job.attempt};
}

task<progress> enter_phase(analysis& a, store::phase next) {
    if (!co_await store::set_phase(a.ctx.db, a.fence, next)) co_return progress::superseded;
    a.event.processing_phase = next;
    co_await tell_watchers(a.ctx, a.event);
    co_return progress::goes_on;
}

task<result<progress>> tell_verdict(analysis& a, const examined& found) {
    const drift::verdict& v = found.verdict;
    const bool blocks = found.rules.settings.block && check::fails(v, found.rules.fail_on);
    const std::string blob = fmt::format("{}/blob/{}/", a.ctx.github.page_url(a.repo.repo_name), a.event.head_sha);
    a.verdict_run = to_check_run(v, blocks, blob);
    const store::verdict row = to_row(v);
    const std::vector<store::finding> findings = to_rows(v.findings);
    const std::vector<store::code_change> changes = to_rows(v.code_changes);
    {
        pg::transaction tx = co_await a.ctx.db.begin();
        const bool is_first = a.event.result == store::drift_result::pending;
        if (!co_await store::save_verdict(tx, a.fence, row, findings)) co_return progress::superseded;
        if (!co_await store::replace_code_changes(tx, a.fence, changes)) co_return progress::superseded;
        if (is_first)
            co_await notify_owner(
                tx, a.repo,
                fmt::format("{} #{}: {}.", a.repo.repo_name, a.event.pr_number, a.verdict_run.output->title));
        co_await tx.commit();
    }
    a.event.result = row.result;
    co_await tell_watchers(a.ctx, a.event);
    if (a.is_told) co_return progress::goes_on;
    const result<void> told =
        co_await github::update_check_run(a.at(), a.check_run_id, a.verdict_run, a.told_annotations);
    if (!told) co_return std::unexpected(told.error());
    a.is_told = true;
    co_return progress::goes_on;
}

task<> give_up(analysis& a, std::string reason) {
    // It may be what another program said, and the database takes no other text.
    reason = store::to_storable(reason);
    pg::transaction tx = co_await a.ctx.db.begin();
    if (!co_await store::set_failed(tx, a.fence, reason)) co_return;
    const conclusion told{.repo_id = a.repo.id,
                          .sha = a.event.head_sha,
                          .external_id = a.external_id(),
                          .check_run_id = a.check_run_id,
                          .verdict = "failure",
                          .title = "Delta could not check this change",
                          .summary = reason + "\n\nUse \"Re-run\" once it is mended."};
    if (!a.is_told) co_await enqueue_conclusion(tx, told);
    co_await notify_owner(tx, a.repo,
                          fmt::format("{} #{} could not be checked: {}", a.repo.repo_name, a.event.pr_number, reason));
    co_await tx.commit();
    co_await queue::wake(a.ctx.redis);
    a.event.processing_phase = store::phase::failed;
    a.event.result = store::drift_result::error;
    co_await tell_watchers(a.ctx, a.event);
}

} // namespace delta::jobs
