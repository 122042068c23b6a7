// SPDX-License-Identifier: Apache-2.0
// Jobs that other jobs write, within their transactions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pg/pool.hpp"
#include "queue/queue.hpp"
#include "store/drift_event.hpp"

namespace delta::jobs {

// What an analysis begins with: the check run, shown as queued while others of the repository run.
async::task<> enqueue_announcement(pg::querier& tx, const store::drift_event& event);

// The analysis of an event's current generation.
async::task<> enqueue_analysis(pg::querier& tx, const store::drift_event& event);

// A check run that is finished without an analysis.
struct conclusion {
    std::string repo_id;
    std::string sha;
    std::string external_id;       // one check run of this mark on the commit, however often the job runs
    std::int64_t check_run_id = 0; // when it is known
    std::string verdict;           // success, neutral, skipped, cancelled, failure
    std::string title;
    std::string summary;
};
async::task<> enqueue_conclusion(pg::querier& tx, const conclusion& what);

// Brings an installation's repositories up to date with what GitHub lists.
async::task<> enqueue_reconcile(pg::querier& tx, std::int64_t installation_id);

// The same after a while; of these repositories, those that are not listed then either are dropped. Of a transfer
// GitHub promises no order: the old owner's list may be told of first, and all that belongs to a repository would go.
async::task<> enqueue_second_look(pg::querier& tx, std::int64_t installation_id,
                                  const std::vector<std::string>& missing);

// An installation that is gone, with all its repositories and their mirrors.
async::task<> drop_installation(pg::querier& tx, std::int64_t installation_id);

// Deletes the mirror of a repository that is gone.
async::task<> enqueue_forget(pg::querier& tx, std::string repo_id);

} // namespace delta::jobs
