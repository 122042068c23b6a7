// SPDX-License-Identifier: Apache-2.0
#include "jobs/conclude.hpp"

#include "github/checks.hpp"
#include "json/reader.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {
namespace {

using async::task;

task<result<std::int64_t>> find_check_run(const github::target& at, const github::check_run& like) {
    const result<std::vector<github::known_check_run>> all =
        co_await github::list_check_runs(at, like.head_sha, like.name);
    if (!all) co_return std::unexpected(all.error());
    for (const github::known_check_run& one : *all)
        if (one.external_id == like.external_id) co_return one.id;
    co_return 0;
}

task<result<void>> complete(const github::target& at, const github::check_run& run, std::int64_t id) {
    if (id == 0) {
        const result<std::int64_t> known = co_await find_check_run(at, run);
        if (!known) co_return std::unexpected(known.error());
        id = *known;
    }
    if (id != 0) co_return co_await github::update_check_run(at, id, run);
    const result<std::int64_t> made = co_await github::create_check_run(at, run);
    if (!made) co_return std::unexpected(made.error());
    co_return result<void>();
}

} // namespace

task<queue::outcome> conclude(context& ctx, queue::job_context& job) {
    std::optional<error> wrong;
    const json::reader in(job.about().arguments, "arguments", wrong);
    github::check_run run;
    run.name = ctx.options.check_name;
    run.head_sha = in.at("sha").text();
    run.external_id = in.at("external_id").text();
    run.conclusion = in.at("verdict").text();
    run.output = github::check_output{.title = std::string(in.at("title").text()),
                                      .summary = std::string(in.at("summary").text())};
    const std::int64_t id = in.at("check_run").integer();
    const std::string repo_id(in.at("repo").text());
    if (wrong) co_return queue::outcome::cancel(to_string(*wrong));
    const std::optional<store::repository> repo = co_await store::find_repository_by_id(ctx.db, repo_id);
    if (!repo) co_return queue::outcome::cancel("the repository is gone");
    std::optional<std::chrono::seconds> pause;
    try {
        const result<void> told = co_await complete(ctx.at(*repo), run, id);
        if (!told) co_return queue::outcome::cancel(told.error().message);
    } catch (const upstream_failure& e) {
        if (!e.retry_after()) throw;
        pause = e.retry_after();
    }
    co_return pause ? queue::outcome::snooze(*pause) : queue::outcome::done();
}

} // namespace delta::jobs
