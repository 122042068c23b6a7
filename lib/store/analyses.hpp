// SPDX-License-Identifier: Apache-2.0
// Drift events as the worker moves them on. What takes a fence is false, and changes nothing, when the analysis has
// been superseded or is not in a phase that leads to the new one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "store/drift_event.hpp"
#include "store/findings.hpp"

namespace delta::store {

struct pull_request {
    std::string repo_id;
    int number = 0;
    std::string base_branch;
    std::string head_branch;
    std::string base_sha;
    std::string head_sha;
};

struct begun_analysis {
    drift_event event;
    bool is_new = false; // false: this head of the pull request is known already, and nothing was changed
};

// The event of a pull request, made or reset to a new head: a running analysis of the old one is superseded, and what
// it found is deleted.
async::task<begun_analysis> begin_analysis(pg::querier& db, const pull_request& of);
// The same head once more.
async::task<std::optional<drift_event>> restart_analysis(pg::querier& db, std::string_view event_id);

async::task<std::optional<drift_event>> find_event(pg::querier& db, std::string_view event_id);
async::task<std::optional<drift_event>> find_event_of_pr(pg::querier& db, std::string_view repo_id, int pr_number);
async::task<std::optional<drift_event>> find_event_of_check_run(pg::querier& db, std::string_view repo_id,
                                                                std::int64_t check_run_id);
async::task<std::optional<drift_event>> find_event_of_head(pg::querier& db, std::string_view repo_id,
                                                           std::string_view head_sha);
async::task<std::optional<drift_event>> find_event_of_docs_pr(pg::querier& db, std::string_view repo_id,
                                                              int docs_pr_number);

// Scouting to verifying, and completed. Staying in a phase is allowed: a job that was cut repeats its step.
async::task<bool> set_phase(pg::querier& db, const fence& of, phase to);
// Those on which nobody works any more, though they have not ended: the job is gone, as after a worker that vanished in
// its last attempt. Only such as have stood for a minute.
async::task<std::vector<drift_event>> list_abandoned_events(pg::querier& db);
// For good: after the last attempt.
async::task<bool> set_failed(pg::querier& db, const fence& of, std::string_view message);
async::task<bool> note_retry(pg::querier& db, const fence& of, std::string_view message);
async::task<bool> set_check_run(pg::querier& db, const fence& of, std::int64_t check_run_id);

struct verdict {
    drift_result result = drift_result::clean;
    std::optional<double> score = {}; // the highest of the findings
    std::string summary;
};
// With the findings; in the caller's transaction, or what follows a crash may see the one without the other.
async::task<bool> save_verdict(pg::querier& db, const fence& of, const verdict& what,
                               const std::vector<finding>& found);

async::task<bool> set_docs_pr_raised(pg::querier& db, const fence& of, int docs_pr_number);
// By the pull request that was merged, which may be long after; nothing when it is none of ours, or was marked before.
async::task<std::optional<drift_event>> set_docs_pr_merged(pg::querier& db, std::string_view repo_id,
                                                           int docs_pr_number);
// Closed without a merge, or opened again; nothing when it was so already, or is none of ours.
async::task<std::optional<drift_event>> set_docs_pr_closed(pg::querier& db, std::string_view repo_id,
                                                           int docs_pr_number, bool closed);

} // namespace delta::store
