// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jobs/context.hpp"
#include "queue/worker.hpp"

namespace delta::jobs {

// A completed check run, as follow_up.hpp's `conclusion` tells.
async::task<queue::outcome> conclude(context& ctx, queue::job_context& job);

} // namespace delta::jobs
