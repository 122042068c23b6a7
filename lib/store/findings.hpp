// SPDX-License-Identifier: Apache-2.0
// What an analysis found, with its evidence, and the files it looked at.
#pragma once

#include <boost/json/array.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "store/drift_event.hpp"

namespace delta::store {

// Lines count from 1 and are inclusive; 0 is a file as a whole, an empty path is no place at all.
struct place {
    std::string path;
    int start = 0;
    int end = 0;
    std::string excerpt;
};

// Replaces the bytes [start, end) of the document.
struct mend {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::string replacement;
};

struct finding {
    std::string id = {};    // of the row; the database gives it
    std::string finding_id; // the engine's, the same in every run
    std::string rule;
    std::string change_type; // added, modified, deleted
    std::string drift_type;  // outdated_docs, missing_docs, ambiguous_docs
    double drift_score = 0;
    double confidence = 0;
    bool is_advisory = false;
    std::string explanation;
    std::string mention;
    std::string claim;
    place doc;
    place code_before;
    place code_after;
    std::optional<mend> fix;
    boost::json::array evidence; // [{"name","value","weight"}]
    pg::timestamp created_at = {};

    // The place in the code the API tells: after the change, or before it when the code is gone.
    const place& code() const { return code_after.path.empty() ? code_before : code_after; }
};

struct code_change {
    std::string id = {}; // the database gives it
    std::string file_path;
    std::string change_type;
    bool is_code = false;
    bool is_ignored = false;
    std::string language = {}; // "" when it was not read
};

// Highest score first.
async::task<std::vector<finding>> list_findings(pg::querier& db, std::string_view event_id);
// By path.
async::task<std::vector<code_change>> list_code_changes(pg::querier& db, std::string_view event_id);

// In the place of those that were there. False, and nothing is changed, when the analysis has been superseded. Bytes
// that PostgreSQL cannot keep become U+FFFD.
async::task<bool> replace_findings(pg::querier& db, const fence& of, const std::vector<finding>& found);
async::task<bool> replace_code_changes(pg::querier& db, const fence& of, const std::vector<code_change>& changes);

} // namespace delta::store
