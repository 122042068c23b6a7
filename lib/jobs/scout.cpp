// SPDX-License-Identifier: Apache-2.0
// The steps that need git: both commits in the mirror, and the engine on them.
#include <fmt/format.h>

#include <condition_variable>
#include <mutex>

#include "base/log.hpp"
#include "check/range.hpp"
#include "jobs/analysis.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {
namespace {

using async::task;

struct wanted {
    std::string key; // of the mirror
    std::string base_branch;
    std::string base_sha;
    std::string head_sha;
    int pr_number = 0;
};

std::string commit_gone(const std::string& sha) {
    return fmt::format("commit {} is not in the repository any more", sha.substr(0, 12));
}

// The network is not the analysis' fault: what it breaks is thrown, and tried again.
result<void> judge(const result<void>& fetched) {
    if (!fetched && (fetched.error().code == errc::upstream || fetched.error().code == errc::unauthorized))
        throw net_failure(fetched.error().message);
    return fetched;
}

constexpr auto before_again = std::chrono::milliseconds(500);

// A connection that broke is mostly well at the next try, and the pause before the next attempt at the job is long.
template <class Fetch>
result<void> fetch_again_blocking(const std::stop_token& stop, Fetch fetch) {
    const result<void> first = fetch();
    if (first || first.error().code != errc::upstream) return first;
    log::info("git_again", {{"why", first.error().message}});
    std::mutex lock;
    std::unique_lock held(lock);
    std::condition_variable_any never;
    never.wait_for(held, stop, before_again, [] { return false; });
    return stop.stop_requested() ? first : fetch();
}

result<void> fetch_commits_blocking(git::mirror& mirror, const git::origin& origin, const wanted& what,
                                    const std::stop_token& stop) {
    const std::vector<std::string> references = {fmt::format("+refs/heads/{0}:refs/heads/{0}", what.base_branch),
                                                 fmt::format("+refs/pull/{0}/head:refs/pull/{0}/head", what.pr_number)};
    // With the base here, little but the pull request's own changes is new.
    const git::files with = mirror.repo().contains(what.base_sha) ? git::files::small : git::files::none;
    const result<void> fetched =
        judge(fetch_again_blocking(stop, [&] { return mirror.fetch_blocking(origin, references, stop, with); }));
    if (!fetched && fetched.error().code != errc::not_found) return fetched;
    // A branch that was deleted or pushed over meanwhile: GitHub keeps the commits of a pull request for long.
    for (const std::string& sha : {what.base_sha, what.head_sha}) {
        if (mirror.repo().contains(sha)) continue;
        const result<void> alone =
            judge(fetch_again_blocking(stop, [&] { return mirror.fetch_blocking(origin, {sha}, stop); }));
        if (!alone && alone.error().code == errc::not_found) return fail(errc::not_found, commit_gone(sha));
        if (!alone) return alone;
    }
    return {};
}

result<git::mirror> fetch_once_blocking(const git::mirrors& mirrors, const git::origin& origin, const wanted& what,
                                        const std::stop_token& stop) {
    git::mirror mirror = mirrors.open_blocking(what.key, stop);
    const result<void> fetched = fetch_commits_blocking(mirror, origin, what, stop);
    if (!fetched) return std::unexpected(fetched.error());
    const result<check::range> compared =
        check::find_range({.path = mirror.path(), .base = what.base_sha, .head = what.head_sha});
    if (!compared) return std::unexpected(compared.error());
    const std::vector<std::string> sides{compared->base.commit, what.head_sha};
    const result<void> files =
        judge(fetch_again_blocking(stop, [&] { return mirror.fetch_files_blocking(origin, sides, stop); }));
    if (!files) return std::unexpected(files.error());
    return mirror;
}

// A damaged mirror is made again, once. On a full disk the other mirrors make room, which costs fetching them again.
result<git::mirror> fetch_blocking(const git::mirrors& mirrors, const git::origin& origin, const wanted& what,
                                   const std::stop_token& stop) {
    try {
        return fetch_once_blocking(mirrors, origin, what, stop);
    } catch (const git::damaged_mirror&) {
        mirrors.remove_blocking(what.key, stop);
    } catch (const git::disk_full& e) {
        const std::vector<std::string> gone = mirrors.evict_unused_blocking();
        log::warn("disk_full", {{"why", e.what()}, {"evicted", gone.size()}});
    }
    return fetch_once_blocking(mirrors, origin, what, stop);
}

} // namespace

task<result<void>> scout(analysis& a) {
    const result<secret> authorization = co_await a.ctx.github.git_authorization(a.repo.installation_id);
    if (!authorization) co_return std::unexpected(authorization.error());
    a.origin = {a.ctx.github.clone_url(a.repo.repo_name), *authorization};
    const wanted what{a.repo.id, a.event.base_branch, a.event.base_sha, a.event.head_sha, a.event.pr_number};
    const auto fetch = [&a, &what](const std::stop_token& stop) {
        return fetch_blocking(a.ctx.mirrors, a.origin, what, stop);
    };
    result<git::mirror> mirror = co_await a.ctx.waiting.run(fetch);
    if (!mirror) co_return std::unexpected(mirror.error());
    a.mirror.emplace(std::move(*mirror));
    co_await store::note_repository_synced(a.ctx.db, a.repo.id);
    co_return result<void>();
}

task<result<examined>> examine(analysis& a) {
    const dashboard_settings with{.ignore = a.repo.file_ignore_patterns.value_or(std::vector<std::string>()),
                                  .docs_root = a.repo.docs_root_path.value_or("")};
    const auto work = [&a, &with](const std::stop_token& stop) {
        return examine_blocking(a.mirror->path(), a.event.base_sha, a.event.head_sha, with, stop);
    };
    co_return co_await a.ctx.pool.run(work);
}

} // namespace delta::jobs
