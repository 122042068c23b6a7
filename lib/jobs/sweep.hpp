// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jobs/context.hpp"
#include "queue/worker.hpp"

namespace delta::jobs {

// Ends analyses on which nobody works any more: no pull request waits for ever.
async::task<queue::outcome> sweep(context& ctx, queue::job_context& job);

} // namespace delta::jobs
