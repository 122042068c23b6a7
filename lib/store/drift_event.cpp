// SPDX-License-Identifier: Apache-2.0
#include "store/drift_event.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace delta::store {
namespace {

constexpr std::array<std::string_view, 9> phases{"queued",    "scouting", "analyzing",     "generating",   "verifying",
                                                 "completed", "failed",   "fix_pr_raised", "fix_pr_merged"};
constexpr std::array<std::string_view, 5> results{"pending", "clean", "drift_detected", "missing_docs", "error"};

template <class Enum>
Enum to_enum(const auto& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) throw std::logic_error("the database holds the unknown word " + std::string(word));
    return static_cast<Enum>(found - words.begin());
}

} // namespace

std::string_view to_string(phase p) {
    return phases.at(static_cast<std::size_t>(p));
}

std::string_view to_string(drift_result r) {
    return results.at(static_cast<std::size_t>(r));
}

phase to_phase(std::string_view word) {
    return to_enum<phase>(phases, word);
}

drift_result to_drift_result(std::string_view word) {
    return to_enum<drift_result>(results, word);
}

drift_event read_drift_event(const pg::row& r, int first) {
    int column = first;
    const auto text = [&] { return r.get<std::string>(column++); };
    return {.id = text(),
            .repo_id = text(),
            .pr_number = r.get<int>(column++),
            .base_branch = text(),
            .head_branch = text(),
            .base_sha = text(),
            .head_sha = text(),
            .check_run_id = r.find<std::int64_t>(column++),
            .docs_pr_number = r.find<int>(column++),
            .retry_count = r.get<int>(column++),
            .processing_phase = to_phase(r.text(column++)),
            .result = to_drift_result(r.text(column++)),
            .overall_drift_score = r.find<double>(column++),
            .summary = r.find<std::string>(column++),
            .error_message = r.find<std::string>(column++),
            .started_at = r.find<pg::timestamp>(column++),
            .completed_at = r.find<pg::timestamp>(column++),
            .created_at = r.get<pg::timestamp>(column++),
            .generation = r.get<int>(column++),
            .fix_pr_merged_at = r.find<pg::timestamp>(column++),
            .fix_pr_closed_at = r.find<pg::timestamp>(column++)};
}

} // namespace delta::store
