// SPDX-License-Identifier: Apache-2.0
#include "jobs/register.hpp"

#include <boost/json/object.hpp>

#include "jobs/analyze.hpp"
#include "jobs/announce.hpp"
#include "jobs/conclude.hpp"
#include "jobs/deliver.hpp"
#include "jobs/reconcile.hpp"
#include "jobs/sweep.hpp"

namespace delta::jobs {
namespace {

queue::new_job periodic(const std::string& kind) {
    return {.kind = kind, .arguments = boost::json::object(), .ordering_key = kind, .unique_key = kind};
}

} // namespace

void register_jobs(queue::worker& with, context& ctx) {
    using step = async::task<queue::outcome> (*)(context&, queue::job_context&);
    const auto handle = [&](const char* kind, step how) {
        with.handle(kind, [&ctx, how](queue::job_context& job) { return how(ctx, job); });
    };
    handle("deliver", deliver);
    handle("announce", announce);
    handle("analyze", analyze);
    handle("conclude", conclude);
    handle("reconcile", reconcile);
    handle("redeliver", redeliver);
    handle("forget", forget);
    handle("sync", sync);
    handle("tidy", tidy);
    handle("sweep", sweep);
    with.schedule("redeliver", std::chrono::minutes(5), periodic("redeliver"));
    with.schedule("reconcile", std::chrono::hours(1), periodic("reconcile"));
    with.schedule("sweep", std::chrono::minutes(1), periodic("sweep"));
    with.schedule("tidy", std::chrono::minutes(10), periodic("tidy"));
}

} // namespace delta::jobs
