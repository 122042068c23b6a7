// SPDX-License-Identifier: Apache-2.0
// Drift events as the API shows them: only what belongs to the user, errc::not_found for everything else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "pg/pool.hpp"
#include "store/drift_event.hpp"
#include "store/findings.hpp"

namespace delta::store {

struct drift_event_page {
    std::vector<drift_event> events;
    std::optional<std::string> next_cursor; // of the page after this one, when there is one
};

struct drift_event_detail {
    drift_event event;
    std::vector<finding> findings;
    std::vector<code_change> code_changes;
};

// Only those in the phase and with the result.
struct drift_event_filter {
    std::optional<phase> processing_phase = {};
    std::optional<drift_result> result = {};
};

// Newest first, at most `limit`; from the beginning, or from the `next_cursor` of the page before. errc::invalid for a
// cursor that is none.
async::task<result<drift_event_page>> list_drift_events(pg::querier& db, std::string_view user_id,
                                                        std::string_view repo_id, int limit,
                                                        std::optional<std::string_view> cursor = {},
                                                        drift_event_filter only = {});
async::task<result<drift_event_detail>> find_drift_event(pg::querier& db, std::string_view user_id,
                                                         std::string_view repo_id, std::string_view event_id);
// Starts its analysis over. What runs of it is superseded.
async::task<result<drift_event>> rerun_drift_event(pg::querier& db, std::string_view user_id, std::string_view repo_id,
                                                   std::string_view event_id);

} // namespace delta::store
