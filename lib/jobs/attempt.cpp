// SPDX-License-Identifier: Apache-2.0
#include "jobs/attempt.hpp"

#include <chrono>
#include <optional>

#include "async/sleep.hpp"
#include "base/log.hpp"

namespace delta::jobs {
namespace {

using async::task;

// What ends an attempt other than well.
struct setback {
    std::string why;
    std::optional<std::chrono::seconds> pause = {}; // asked for by GitHub
    bool is_lasting = false;                        // another attempt would end the same way
};

// Nothing when it ended well or was superseded.
task<std::optional<setback>> try_step(analysis& a, analysis_step step) {
    try {
        const result<progress> ended = co_await step(a);
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

task<queue::outcome> attempt(context& ctx, queue::job_context& job, analysis_step step) {
    std::optional<analysis> a = co_await find_analysis(ctx, job.about());
    if (!a) co_return queue::outcome::cancel("superseded");
    const auto begun = async::steady::now();
    const std::optional<setback> met = co_await try_step(*a, step);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(async::steady::now() - begun);
    log::info("analysis", {{"step", job.about().kind},
                           {"job", job.about().id},
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
