// SPDX-License-Identifier: Apache-2.0
// The fix of the documents: made, proved, pushed, and asked for.
#include <fmt/format.h>

#include "base/log.hpp"
#include "github/pulls.hpp"
#include "jobs/analysis.hpp"
#include "jobs/docs_fix.hpp"
#include "jobs/draft.hpp"
#include "jobs/fix_words.hpp"
#include "jobs/news.hpp"
#include "jobs/suggest.hpp"
#include "report/markdown_text.hpp"

namespace delta::jobs {
namespace {

using async::task;

// With what the model wrote in vain.
std::string with_notes(const analysis& a, std::string text) {
    for (const std::string& note : a.fix_notes)
        text += fmt::format("{}{}.", text.empty() ? "" : "\n\n", report::markdown_sentence(note));
    return text;
}

// The end of a fix that does not come to be: said on the check run, and not a failure.
task<result<progress>> complete(analysis& a, std::string note) {
    note = with_notes(a, std::move(note));
    if (!note.empty()) {
        github::check_run run = a.verdict_run;
        run.output->text = std::move(note);
        run.output->annotations.clear();
        const result<void> told = co_await github::update_check_run(a.at(), a.check_run_id, std::move(run));
        if (!told) co_return std::unexpected(told.error());
    }
    co_return co_await enter_phase(a, store::phase::completed);
}

struct pushed {
    std::string branch;
    std::string problem; // a sentence; empty when the branch is at the fix
};

// Of a push.
pushed tell(std::string branch, const result<void>& moved) {
    if (moved) return {std::move(branch), {}};
    if (moved.error().code == errc::upstream || moved.error().code == errc::conflict)
        throw net_failure(moved.error().message);
    return {std::move(branch), fmt::format("The fix could not be pushed: {}.", moved.error().message)};
}

// `is_new`: nothing is known of such a branch.
pushed push_blocking(git::mirror& mirror, const git::origin& to, std::string branch, const docs_fix& fix,
                     const std::string& email, bool is_new, const std::stop_token& stop) {
    if (is_new) {
        // One that is at the fix already, by an attempt that was cut, is well too.
        const result<void> made = mirror.push_blocking(to, fix.commit, branch, "", stop);
        if (made || made.error().code != errc::conflict) return tell(std::move(branch), made);
    }
    constexpr std::string_view kept = "refs/delta/fix";
    std::string there;
    const result<void> fetched = mirror.fetch_blocking(to, {fmt::format("+refs/heads/{}:{}", branch, kept)}, stop);
    if (!fetched && fetched.error().code != errc::not_found) throw net_failure(fetched.error().message);
    if (fetched) there = mirror.repo().resolve(kept).value_or("");
    if (there == fix.commit) return {std::move(branch), {}};
    if (!there.empty() && mirror.repo().info(there).author_email != email)
        return {branch, fmt::format("The branch {} has commits of somebody else, so it is left alone.", branch)};
    const result<void> moved = mirror.push_blocking(to, fix.commit, branch, there, stop);
    return tell(std::move(branch), moved);
}

// Whoever deletes a branch wants no fix for it: ours goes too. True when that is what happened.
bool drop_orphan_blocking(git::mirror& mirror, const git::origin& to, const std::string& head_branch,
                          const std::string& fix_branch, const std::string& commit, const std::stop_token& stop) {
    const result<void> found =
        mirror.fetch_blocking(to, {fmt::format("+refs/heads/{}:refs/delta/head", head_branch)}, stop);
    if (found || found.error().code != errc::not_found) return false;
    // What stands in the way of that changes nothing about what is told.
    const result<void> dropped = mirror.push_blocking(to, "", fix_branch, commit, stop);
    if (!dropped) log::warn("branch_not_dropped", {{"branch", fix_branch}, {"why", dropped.error().message}});
    return true;
}

// One pull request for each pull request: that of an earlier head is brought up to date.
task<result<github::pull>> open_pull(analysis& a, const examined& found, const docs_fix& fix, std::string branch) {
    const int number = a.event.pr_number;
    const result<std::optional<github::pull>> known = co_await github::find_open_pull(a.at(), branch);
    if (!known) co_return std::unexpected(known.error());
    if (*known) {
        const result<void> updated = co_await github::update_pull(a.at(), (*known)->number, fix_title(number),
                                                                  fix_body(found.verdict, fix, number));
        if (!updated) co_return std::unexpected(updated.error());
        co_return **known;
    }
    github::new_pull what{fix_title(number), fix_body(found.verdict, fix, number), std::move(branch),
                          a.event.head_branch};
    result<github::pull> made = co_await github::create_pull(a.at(), std::move(what));
    if (made && a.repo.reviewer && !a.repo.reviewer->empty()) {
        const result<void> asked = co_await github::request_review(a.at(), made->number, *a.repo.reviewer);
        if (!asked) log::warn("review_not_requested", {{"repo", a.repo.repo_name}, {"why", asked.error().message}});
    }
    co_return made;
}

task<result<progress>> raise(analysis& a, const examined& found, const docs_fix& fix) {
    const std::string branch = fix_branch(a.ctx.options.fix_branches, a.event.head_branch, a.event.pr_number);
    const auto push = [&](const std::stop_token& stop) {
        return push_blocking(*a.mirror, a.origin, branch, fix, a.ctx.options.author_email, !a.event.docs_pr_number,
                             stop);
    };
    const pushed done = co_await a.ctx.waiting.run(push);
    if (!done.problem.empty()) co_return co_await complete(a, done.problem);
    const result<github::pull> pull = co_await open_pull(a, found, fix, done.branch);
    if (!pull) {
        const auto drop = [&](const std::stop_token& stop) {
            return drop_orphan_blocking(*a.mirror, a.origin, a.event.head_branch, branch, fix.commit, stop);
        };
        const bool is_orphan = pull.error().code == errc::invalid && co_await a.ctx.waiting.run(drop);
        const std::string gone =
            fmt::format("The branch {} is not there any more, so nothing was proposed for it.", a.event.head_branch);
        co_return co_await complete(a, is_orphan ? gone : pull.error().message);
    }
    github::check_run run = a.verdict_run;
    const std::string_view what = fix.drafted.empty() ? "what can be mended by itself" : "what can be mended";
    run.output->text = with_notes(a, fmt::format("#{} mends {}. Merge it into this branch.", pull->number, what));
    run.output->annotations.clear();
    const result<void> linked = co_await github::update_check_run(a.at(), a.check_run_id, std::move(run));
    if (!linked) co_return std::unexpected(linked.error());
    pg::transaction tx = co_await a.ctx.db.begin();
    if (!co_await store::set_docs_pr_raised(tx, a.fence, pull->number)) co_return progress::superseded;
    if (a.event.docs_pr_number != pull->number)
        co_await notify_owner(
            tx, a.repo,
            fmt::format("{} #{}: #{} mends the documentation.", a.repo.repo_name, a.event.pr_number, pull->number));
    co_await tx.commit();
    a.event.processing_phase = store::phase::fix_pr_raised;
    co_await tell_watchers(a.ctx, a.event);
    co_return progress::goes_on;
}

task<result<void>> create_review(const analysis& a, const docs_fix& fix, const std::string& mark) {
    const int number = a.event.pr_number;
    const result<std::vector<github::changed_file>> shown = co_await github::list_changed_files(a.at(), number);
    if (!shown) co_return std::unexpected(shown.error());
    suggestions made = make_suggestions(fix, *shown);
    const result<void> told = co_await github::create_review(a.at(), number, a.event.head_sha,
                                                             review_body(made.rest, mark), std::move(made.comments));
    if (told || told.error().code != errc::invalid) co_return told;
    // A comment stands where GitHub wants none after all: the whole fix is told as a patch then.
    co_return co_await github::create_review(a.at(), number, a.event.head_sha, review_body(fix, mark), {});
}

// A fork's branch is not ours to push to.
task<result<progress>> review(analysis& a, const docs_fix& fix) {
    const std::string mark = "delta-fix " + fix.commit;
    const result<bool> is_there = co_await github::has_review(a.at(), a.event.pr_number, mark);
    if (!is_there) co_return std::unexpected(is_there.error());
    if (!*is_there) {
        const result<void> told = co_await create_review(a, fix, mark);
        if (!told) co_return co_await complete(a, told.error().message);
    }
    co_return co_await complete(a, "The pull request comes from a fork: a review has what mends this.");
}

} // namespace

task<result<progress>> mend(analysis& a, examined& found) {
    if (co_await enter_phase(a, store::phase::generating) == progress::superseded) co_return progress::superseded;
    const fix_author author{a.ctx.options.author_name, a.ctx.options.author_email, fix_title(a.event.pr_number)};
    std::vector<drafted_section> drafted = co_await draft(a, found, author);
    const auto make = [&] { return make_docs_fix_blocking(a.mirror->path(), found, author); };
    std::optional<docs_fix> fix = co_await a.ctx.pool.run(make);
    if (fix && !drafted.empty()) {
        fix->drafted = std::move(drafted);
        fix->drafted_by = a.ctx.model->name();
    }
    if (!fix) co_return co_await complete(a, {});

    if (co_await enter_phase(a, store::phase::verifying) == progress::superseded) co_return progress::superseded;
    const auto prove = [&](const std::stop_token& stop) {
        return find_fault_blocking(a.mirror->path(), found, *fix, stop);
    };
    const std::string fault = co_await a.ctx.pool.run(prove);
    if (!fault.empty()) co_return co_await complete(a, fmt::format("A fix was made and failed its proof: {}.", fault));

    const result<github::pull> pull = co_await github::get_pull(a.at(), a.event.pr_number);
    if (!pull) co_return std::unexpected(pull.error());
    if (!pull->is_open || pull->head_sha != a.event.head_sha) co_return co_await complete(a, {});
    if (pull->head_repo != a.repo.repo_name) co_return co_await review(a, *fix);
    co_return co_await raise(a, found, *fix);
}

} // namespace delta::jobs
