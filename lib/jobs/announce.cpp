// SPDX-License-Identifier: Apache-2.0
#include "jobs/announce.hpp"

#include "github/pulls.hpp"
#include "jobs/attempt.hpp"
#include "jobs/begin.hpp"
#include "jobs/follow_up.hpp"

namespace delta::jobs {
namespace {

using async::task;

task<result<progress>> run(analysis& a) {
    const result<github::pull> pull = co_await github::get_pull(a.at(), a.event.pr_number);
    if (!pull) co_return std::unexpected(pull.error());
    if (pull->is_open && pull->head_sha != a.event.head_sha) {
        // For a moment after a push GitHub's webhooks know more than its API.
        if (a.attempt == 1) throw upstream_failure("GitHub tells of another head than its webhook did", 0);
        pg::transaction tx = co_await a.ctx.db.begin();
        co_await begin_analysis(tx, a.repo, *pull);
        co_await tx.commit();
        co_await queue::wake(a.ctx.redis);
        co_return progress::superseded;
    }
    const result<progress> announced = co_await announce_check_run(a);
    if (!announced || *announced == progress::superseded) co_return announced;
    pg::transaction tx = co_await a.ctx.db.begin();
    co_await enqueue_analysis(tx, a.event);
    co_await tx.commit();
    co_await queue::wake(a.ctx.redis);
    co_return progress::goes_on;
}

} // namespace

task<queue::outcome> announce(context& ctx, queue::job_context& job) {
    co_return co_await attempt(ctx, job, run);
}

} // namespace delta::jobs
