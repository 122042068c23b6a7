// SPDX-License-Identifier: Apache-2.0
#include "jobs/analyze.hpp"

#include <fmt/format.h>

#include <chrono>

#include "async/sleep.hpp"
#include "base/log.hpp"
#include "jobs/analysis.hpp"
#include "jobs/check_result.hpp"

namespace delta::jobs {
namespace {

using async::task;

// What ends an attempt other than well.
struct setback {
    std::string why;
    std::optional<std::chrono::seconds> pause = {}; // asked for by GitHub
    bool is_lasting = false;                        // another attempt would end the same way
};

task<result<progress>> tell_wrong_configuration(analysis& a, const error& e) {
    a.verdict_run = to_check_run(e);
    const result<void> told = co_await github::update_check_run(a.at(), a.check_run_id, a.verdict_run);
    if (!told) co_return std::unexpected(told.error());
    co_await store::set_failed(a.ctx.db, a.fence, to_string(e));
    co_return progress::goes_on;
}

// The story, in order.
task<result<progress>> run(analysis& a) {
    const result<progress> started = co_await start_check_run(a);
    if (!started || *started == progress::superseded) co_return started;

    if (co_await enter_phase(a, store::phase::scouting) == progress::superseded) co_return progress::superseded;
    const result<void> scouted = co_await scout(a);
    if (!scouted) co_return std::unexpected(scouted.error());

    if (co_await enter_phase(a, store::phase::analyzing) == progress::superseded) co_return progress::superseded;
    const result<examined> found = co_await examine(a);
    if (!found && found.error().code == errc::invalid) co_return co_await tell_wrong_configuration(a, found.error());
    if (!found) co_return std::unexpected(found.error());
    const result<progress> told = co_await tell_verdict(a, *found);
    if (!told || *told == progress::superseded) co_return told;

    co_return co_await mend(a, *found);
}

// Nothing when it ended well or was superseded.
task<std::optional<setback>> attempt(analysis& a) {
    try {
        const result<progress> ended = co_await run(a);
        if (ended) co_return std::nullopt;
        co_return setback{.why = to_string(ended.error()), .is_lasting = ended.error().code != errc::unauthorized};
    } catch (const upstream_failure& e) {
        co_return setback{.why = e.what(), .pause = e.retry_after()};
    } catch (const queue::lease_lost&) {
        throw;
    } catch (const failure& e) {
        co_return setback{.why = e.what()};
    }
}

} // namespace

task<queue::outcome> analyze(context& ctx, queue::job_context& job) {
    std::optional<analysis> a = co_await find_analysis(ctx, job.about());
    if (!a) co_return queue::outcome::cancel("superseded");
    const auto begun = async::steady::now();
    const std::optional<setback> met = co_await attempt(*a);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(async::steady::now() - begun);
    log::info("analysis", {{"job", job.about().id},
                           {"event", a->event.id},
                           {"repo", a->repo.repo_name},
                           {"pr", a->event.pr_number},
                           {"ms", took.count()},
                           {"setback", met ? met->why : std::string()}});
    if (!met) co_return queue::outcome::done();
    if (met->pause) co_return queue::outcome::snooze(*met->pause);
    if (met->is_lasting || job.about().attempt >= job.about().max_attempts) {
        co_await give_up(*a, met->why);
        co_return queue::outcome::cancel(met->why);
    }
    co_await store::note_retry(ctx.db, a->fence, met->why);
    co_return queue::outcome::retry(met->why);
}

} // namespace delta::jobs
