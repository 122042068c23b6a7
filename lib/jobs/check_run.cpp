// SPDX-License-Identifier: Apache-2.0
// The check run of an analysis, from queued to running. Its end is told with the verdict.
#include <fmt/format.h>

#include "jobs/analysis.hpp"
#include "jobs/news.hpp"

namespace delta::jobs {
namespace {

using async::task;

github::check_run make_check_run(const analysis& a, std::string status) {
    github::check_run out;
    out.name = a.ctx.options.check_name;
    out.head_sha = a.event.head_sha;
    out.external_id = a.external_id();
    out.details_url = dashboard_url(a.ctx, a.event);
    out.status = std::move(status);
    return out;
}

task<result<void>> end_unused(const analysis& a, std::int64_t id) {
    github::check_run ended;
    ended.conclusion = "cancelled";
    co_return co_await github::update_check_run(a.at(), id, std::move(ended));
}

// The one an earlier attempt made, whether or not it came to writing that down; or one that an earlier analysis of the
// same head has left without a word on it.
task<result<std::optional<github::known_check_run>>> find_check_run(const analysis& a) {
    const result<std::vector<github::known_check_run>> all =
        co_await github::list_check_runs(a.at(), a.event.head_sha, a.ctx.options.check_name);
    if (!all) co_return std::unexpected(all.error());
    std::optional<github::known_check_run> found;
    for (const github::known_check_run& one : *all) {
        const bool is_mine = one.external_id == a.external_id() || one.id == a.event.check_run_id;
        const bool is_left = one.external_id.starts_with(a.event.id + "/") && one.status != "completed";
        if (!found && (is_mine || (is_left && one.annotations == 0))) {
            found = one;
        } else if (is_left) {
            const result<void> ended = co_await end_unused(a, one.id);
            if (!ended) co_return std::unexpected(ended.error());
        }
    }
    co_return found;
}

} // namespace

task<result<progress>> announce_check_run(analysis& a) {
    const result<std::optional<github::known_check_run>> known = co_await find_check_run(a);
    if (!known) co_return std::unexpected(known.error());
    if (*known) {
        a.check_run_id = (*known)->id;
        a.is_told = (*known)->status == "completed";
        a.told_annotations = (*known)->annotations;
    } else {
        const result<std::int64_t> made = co_await github::create_check_run(a.at(), make_check_run(a, "queued"));
        if (!made) co_return std::unexpected(made.error());
        a.check_run_id = *made;
    }
    if (co_await store::set_check_run(a.ctx.db, a.fence, a.check_run_id)) co_return progress::goes_on;
    // Nobody else knows of it, so it is ended here.
    const result<void> ended = co_await end_unused(a, a.check_run_id);
    if (!ended) co_return std::unexpected(ended.error());
    co_return progress::superseded;
}

task<result<progress>> start_check_run(analysis& a) {
    // While it is queued nothing was told yet, so there is nothing to look up.
    if (a.event.processing_phase == store::phase::queued && a.event.check_run_id) {
        a.check_run_id = *a.event.check_run_id;
    } else {
        const result<progress> announced = co_await announce_check_run(a);
        if (!announced || *announced == progress::superseded) co_return announced;
    }
    if (a.is_told) co_return progress::goes_on;
    const result<void> updated =
        co_await github::update_check_run(a.at(), a.check_run_id, make_check_run(a, "in_progress"));
    if (!updated) co_return std::unexpected(updated.error());
    co_return progress::goes_on;
}

} // namespace delta::jobs
