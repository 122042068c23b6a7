// SPDX-License-Identifier: Apache-2.0
// One attempt at a job of an analysis, and what becomes of it when it does not go well.
#pragma once

#include "jobs/analysis.hpp"

namespace delta::jobs {

using analysis_step = async::task<result<progress>> (*)(analysis&);

// A result's error, and what is lasting, ends the analysis for good; what GitHub, the network or a disk broke is tried
// again; a pause that GitHub asks for is made without using an attempt.
async::task<queue::outcome> attempt(context& ctx, queue::job_context& job, analysis_step step);

} // namespace delta::jobs
