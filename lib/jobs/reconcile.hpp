// SPDX-License-Identifier: Apache-2.0
// What heals events that never came.
#pragma once

#include "jobs/context.hpp"
#include "queue/worker.hpp"

namespace delta::jobs {

// {"installation": id}: its repositories as GitHub lists them. Without one: every installation, and those that are
// gone.
async::task<queue::outcome> reconcile(context& ctx, queue::job_context& job);

// Asks GitHub to send again what we did not take.
async::task<queue::outcome> redeliver(context& ctx, queue::job_context& job);

// {"repo": id}: deletes its mirror.
async::task<queue::outcome> forget(context& ctx, queue::job_context& job);

// {"repo": id}: brings the mirror's target branch up to date, so that the next analysis has less to fetch.
async::task<queue::outcome> sync(context& ctx, queue::job_context& job);

// Keeps the mirrors within their quota, and old deliveries and answers of models few.
async::task<queue::outcome> tidy(context& ctx, queue::job_context& job);

} // namespace delta::jobs
