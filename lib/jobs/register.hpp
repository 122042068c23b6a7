// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jobs/context.hpp"
#include "queue/worker.hpp"

namespace delta::jobs {

// Every kind of job, and those that come by themselves. `ctx` must outlive the worker's run.
void register_jobs(queue::worker& with, context& ctx);

} // namespace delta::jobs
