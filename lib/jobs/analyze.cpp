// SPDX-License-Identifier: Apache-2.0
#include "jobs/analyze.hpp"

#include "jobs/attempt.hpp"
#include "jobs/check_result.hpp"
#include "jobs/judge.hpp"

namespace delta::jobs {
namespace {

using async::task;

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
    result<examined> found = co_await examine(a);
    if (!found && found.error().code == errc::invalid) co_return co_await tell_wrong_configuration(a, found.error());
    if (!found) co_return std::unexpected(found.error());
    co_await judge(a, *found);
    const result<progress> told = co_await tell_verdict(a, *found);
    if (!told || *told == progress::superseded) co_return told;

    co_return co_await mend(a, *found);
}

} // namespace

task<queue::outcome> analyze(context& ctx, queue::job_context& job) {
    co_return co_await attempt(ctx, job, run);
}

} // namespace delta::jobs
