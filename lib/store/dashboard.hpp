// SPDX-License-Identifier: Apache-2.0
// Figures over all that belongs to one user.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct dashboard_stats {
    std::int64_t installations_count = 0;
    std::int64_t repos_linked_count = 0; // those that are active
    std::int64_t drift_events_count = 0;
    std::int64_t pr_waiting_count = 0; // docs pull requests that are raised and not merged
};
async::task<dashboard_stats> get_dashboard_stats(pg::querier& db, std::string_view user_id);

struct trend_day {
    std::string day; // "2026-11-25", UTC
    std::int64_t analyses = 0;
    std::int64_t drift_found = 0;
    std::int64_t docs_prs_raised = 0;
    std::int64_t docs_prs_merged = 0;
    std::optional<double> median_seconds_to_verdict;
};
// The last `days` days, oldest first, each of them.
async::task<std::vector<trend_day>> list_trends(pg::querier& db, std::string_view user_id, int days);

} // namespace delta::store
