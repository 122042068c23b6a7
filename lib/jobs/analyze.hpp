// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jobs/context.hpp"
#include "queue/worker.hpp"

namespace delta::jobs {

// One analysis of a pull request's head: {"event": id, "generation": n}. Each step may be done again; an attempt that
// was cut is repeated from its beginning and changes what is there, not what would be there twice.
async::task<queue::outcome> analyze(context& ctx, queue::job_context& job);

} // namespace delta::jobs
