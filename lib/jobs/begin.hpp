// SPDX-License-Identifier: Apache-2.0
// The beginning of an analysis, and the end of the one it replaces. Within the caller's transaction.
#pragma once

#include "github/pulls.hpp"
#include "pg/pool.hpp"
#include "store/drift_event.hpp"
#include "store/repositories.hpp"

namespace delta::jobs {

// Of the pull request's head. Nothing when that is known already; one of an older head is superseded.
async::task<std::optional<store::drift_event>> begin_analysis(pg::querier& tx, const store::repository& repo,
                                                              const github::pull& pull);

// Of the same head once more.
async::task<> begin_again(pg::querier& tx, const store::drift_event& event);

} // namespace delta::jobs
