// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jobs/context.hpp"
#include "queue/worker.hpp"

namespace delta::jobs {

// Shows that an analysis is to come: {"event": id, "generation": n}. The analysis itself is written here, so that it
// waits with its check run shown. Deliveries may come late or in another order, so GitHub is asked for the head first.
async::task<queue::outcome> announce(context& ctx, queue::job_context& job);

} // namespace delta::jobs
