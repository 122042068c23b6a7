// SPDX-License-Identifier: Apache-2.0
// One per pull request: where its analysis stands and what came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pg/rows.hpp"

namespace delta::store {

enum class phase : std::uint8_t {
    queued,
    scouting,
    analyzing,
    generating,
    verifying,
    completed,
    failed,
    fix_pr_raised,
    fix_pr_merged
};
enum class drift_result : std::uint8_t { pending, clean, drift_detected, missing_docs, error };

// As the API and the database spell them. An unknown word is a logic_error: the database allows no other.
std::string_view to_string(phase p);
std::string_view to_string(drift_result r);
phase to_phase(std::string_view word);
drift_result to_drift_result(std::string_view word);

struct drift_event {
    std::string id;
    std::string repo_id;
    int pr_number = 0;
    std::string base_branch;
    std::string head_branch;
    std::string base_sha;
    std::string head_sha;
    std::optional<std::int64_t> check_run_id;
    std::optional<int> docs_pr_number;
    int retry_count = 0;
    phase processing_phase = phase::queued;
    drift_result result = drift_result::pending;
    std::optional<double> overall_drift_score;
    std::optional<std::string> summary;
    std::optional<std::string> error_message;
    std::optional<pg::timestamp> started_at;
    std::optional<pg::timestamp> completed_at;
    pg::timestamp created_at;
    int generation = 1; // counts its analyses
    std::optional<pg::timestamp> fix_pr_merged_at;
    std::optional<pg::timestamp> fix_pr_closed_at; // without a merge
    std::vector<std::string> finding_kinds =
        {}; // of findings that are not advisory; where an event is shown to its owner
};

// What a worker holds of the analysis it works on. Writes with an older generation than the event's do nothing.
struct fence {
    std::string event_id;
    int generation = 0;
};

// Of `drift_events e`, in the order `read_drift_event` takes them, from column `first` on.
inline constexpr std::string_view drift_event_columns =
    "e.id, e.repo_id, e.pr_number, e.base_branch, e.head_branch, e.base_sha, e.head_sha, e.check_run_id, "
    "e.docs_pr_number, e.retry_count, e.processing_phase, e.drift_result, e.overall_drift_score, e.summary, "
    "e.error_message, e.started_at, e.completed_at, e.created_at, e.generation, "
    "e.fix_pr_merged_at, e.fix_pr_closed_at";
drift_event read_drift_event(const pg::row& r, int first = 0);

} // namespace delta::store
