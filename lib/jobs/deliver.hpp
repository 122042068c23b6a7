// SPDX-License-Identifier: Apache-2.0
// A webhook: one transaction that changes what it tells of, and writes the jobs that follow.
#pragma once

#include <optional>

#include "jobs/context.hpp"
#include "jobs/payload.hpp"
#include "queue/worker.hpp"
#include "store/drift_event.hpp"

namespace delta::jobs {

// {"delivery": id}. Done again, it does nothing.
async::task<queue::outcome> deliver(context& ctx, queue::job_context& job);

// The events, each within `tx`. What a payload lacks makes the event one that is not for us.
async::task<> take_installation(pg::querier& tx, const payload& in);
async::task<> take_installation_repositories(pg::querier& tx, const payload& in);
async::task<> take_repository(pg::querier& tx, const payload& in);
// Gives what watchers are to be told after commit.
async::task<std::optional<store::drift_event>> take_pull_request(context& ctx, pg::querier& tx, const payload& in);
async::task<> take_merge_group(pg::querier& tx, const payload& in);
async::task<> take_check(pg::querier& tx, const payload& in);
async::task<> take_push(pg::querier& tx, const payload& in);

} // namespace delta::jobs
