// SPDX-License-Identifier: Apache-2.0
// A pull request, and what asks for its analysis again.
#include <fmt/format.h>

#include <array>

#include "github/pulls.hpp"
#include "jobs/begin.hpp"
#include "jobs/deliver.hpp"
#include "jobs/follow_up.hpp"
#include "jobs/news.hpp"
#include "store/analyses.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {
namespace {

using async::task;

task<std::optional<store::repository>> find_repository(pg::querier& tx, const payload& in) {
    const store::linked_repository named = in.repository();
    if (named.repo_name.empty()) co_return std::nullopt;
    std::optional<store::repository> known =
        co_await store::find_linked_repository(tx, in.installation_id(), named.github_repo_id, named.repo_name);
    co_return known;
}

// Why a pull request is not analysed; empty when it is.
std::string reason_to_skip(const context& ctx, const store::repository& repo, const github::pull& pull) {
    if (pull.head_branch.starts_with(ctx.options.fix_branches) && pull.head_repo == repo.repo_name)
        return "This pull request mends documentation; Delta made it.";
    if (repo.is_suspended) return "The installation of the App is suspended.";
    if (!repo.is_active) return "This repository is not active in Delta: switch it on in the dashboard.";
    return {};
}

task<> skip(pg::querier& tx, const store::repository& repo, const github::pull& pull, const std::string& reason) {
    const conclusion told{.repo_id = repo.id,
                          .sha = pull.head_sha,
                          .external_id = fmt::format("skipped:{}:{}", pull.number, pull.head_sha),
                          .verdict = "skipped",
                          .title = "Not checked",
                          .summary = reason};
    co_await enqueue_conclusion(tx, told);
}

// The merge leaves the documentation right at the new head of the pull request it was for.
task<std::optional<store::drift_event>> note_merged(pg::querier& tx, const store::repository& repo,
                                                    const github::pull& docs) {
    const std::optional<store::drift_event> event = co_await store::set_docs_pr_merged(tx, repo.id, docs.number);
    if (!event) co_return std::nullopt;
    const conclusion told{
        .repo_id = repo.id,
        .sha = docs.head_sha,
        .external_id = fmt::format("merged:{}", docs.number),
        .verdict = "success",
        .title = "The documentation was mended",
        .summary = fmt::format("Pull request #{} mended the documentation of #{}.", docs.number, event->pr_number)};
    co_await enqueue_conclusion(tx, told);
    co_await notify_owner(
        tx, repo,
        fmt::format("{} #{}: the documentation fix #{} was merged.", repo.repo_name, event->pr_number, docs.number));
    co_return event;
}

task<std::optional<store::drift_event>> note_closed(pg::querier& tx, const store::repository& repo,
                                                    const github::pull& docs, bool closed) {
    const std::optional<store::drift_event> event =
        co_await store::set_docs_pr_closed(tx, repo.id, docs.number, closed);
    if (event && closed)
        co_await notify_owner(tx, repo,
                              fmt::format("{} #{}: the documentation fix #{} was closed without being merged.",
                                          repo.repo_name, event->pr_number, docs.number));
    co_return event;
}

} // namespace

task<std::optional<store::drift_event>> take_pull_request(context& ctx, pg::querier& tx, const payload& in) {
    constexpr std::array<std::string_view, 5> begins = {"opened", "reopened", "synchronize", "ready_for_review",
                                                        "edited"};
    const bool is_begin = std::ranges::find(begins, in.action) != begins.end();
    const bool changes_base = in.action != "edited" || in.at("changes.base").is_object();
    if ((!is_begin || !changes_base) && in.action != "closed") co_return std::nullopt;
    const result<github::pull> pull = github::read_pull(in.at("pull_request"));
    const std::optional<store::repository> repo = co_await find_repository(tx, in);
    if (!pull || !repo) co_return std::nullopt;
    const bool is_ours = pull->head_branch.starts_with(ctx.options.fix_branches);
    if (in.action == "closed") {
        if (!is_ours) co_return std::nullopt;
        if (pull->is_merged) co_return co_await note_merged(tx, *repo, *pull);
        co_return co_await note_closed(tx, *repo, *pull, true);
    }
    const std::string reason = reason_to_skip(ctx, *repo, *pull);
    if (reason.empty()) co_return co_await begin_analysis(tx, *repo, *pull);
    co_await skip(tx, *repo, *pull, reason);
    std::optional<store::drift_event> news;
    if (is_ours && in.action == "reopened") news = co_await note_closed(tx, *repo, *pull, false);
    co_return news;
}

task<> take_merge_group(pg::querier& tx, const payload& in) {
    if (in.action != "checks_requested") co_return;
    const std::optional<store::repository> repo = co_await find_repository(tx, in);
    const std::string sha = in.text("merge_group.head_sha");
    if (!repo || sha.empty()) co_return;
    const conclusion told{.repo_id = repo->id,
                          .sha = sha,
                          .external_id = "merge-group:" + sha,
                          .verdict = "success",
                          .title = "Checked on the pull requests",
                          .summary = "Each pull request of this merge group has its own check by Delta."};
    co_await enqueue_conclusion(tx, told);
}

task<> take_check(pg::querier& tx, const payload& in) {
    const bool is_button = in.event == "check_run" && in.action == "requested_action";
    if (in.action != "rerequested" && !is_button) co_return;
    if (is_button && in.text("requested_action.identifier") != "rerun") co_return;
    const std::optional<store::repository> repo = co_await find_repository(tx, in);
    if (!repo) co_return;
    std::optional<store::drift_event> event;
    if (in.event == "check_run")
        event = co_await store::find_event_of_check_run(tx, repo->id, in.number("check_run.id"));
    const std::string sha = in.text(in.event + ".head_sha");
    if (!event) event = co_await store::find_event_of_head(tx, repo->id, sha);
    if (event) co_await begin_again(tx, *event);
}

task<> take_push(pg::querier& tx, const payload& in) {
    const std::optional<store::repository> repo = co_await find_repository(tx, in);
    if (!repo || !repo->is_active || in.text("ref") != "refs/heads/" + repo->target_branch.value_or("main")) co_return;
    const queue::new_job sync{.kind = "sync",
                              .arguments = boost::json::object{{"repo", repo->id}},
                              .priority = -1,
                              .ordering_key = repo->id,
                              .unique_key = "sync:" + repo->id};
    co_await queue::enqueue(tx, sync);
}

} // namespace delta::jobs
