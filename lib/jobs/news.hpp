// SPDX-License-Identifier: Apache-2.0
// Telling people: the owner by a notification, whoever watches the dashboard by an event.
#pragma once

#include <string>

#include "jobs/context.hpp"
#include "store/drift_event.hpp"

namespace delta::jobs {

// Within the caller's transaction. Nothing when nobody owns the installation.
async::task<> notify_owner(pg::querier& tx, const store::repository& repo, std::string content);

// After commit. Never throws but cancellation.
async::task<> tell_watchers(context& ctx, store::drift_event event);

// Where the dashboard shows an analysis; empty without a dashboard.
std::string dashboard_url(const context& ctx, const store::drift_event& event);

} // namespace delta::jobs
