// SPDX-License-Identifier: Apache-2.0
// The last changes of a repository, judged as if they had left the documents alone: what would have been said, and
// how often the people of the repository came to the same documents by themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "check/policy.hpp"
#include "git/repository.hpp"

namespace delta::check {

enum class hindsight : std::uint8_t {
    same_change, // the change itself edited the document
    later,       // another commit did, within 30 days
    never
};

struct flagged_document {
    std::string path;
    double score = 0; // of its best finding
    hindsight fixed = hindsight::never;
};

struct replayed_change {
    std::string commit;
    std::string subject;
    std::int64_t time = 0;
    bool touches_code = false;
    std::vector<drift::finding> findings;
    std::vector<flagged_document> documents; // by path
};

struct backtest {
    std::vector<replayed_change> changes; // newest first; those without findings too
    std::size_t code_changes = 0;         // of them, those that change code that is read
    std::size_t flagged = 0;              // of them, those with findings that are not advisory
    std::size_t findings = 0;
    std::size_t documents = 0; // flagged documents, each once for each change
    std::size_t fixed_same = 0;
    std::size_t fixed_later = 0;
    // Flagged changes none of whose documents anybody edited: what people would have felt as noise, at most.
    std::size_t unconfirmed = 0;
};

// First-parent history from `head`, against first parents. `by` decides what is shown, without suppressions of
// documents that came later. Blocking.
backtest run_backtest_blocking(const git::repository& repo, const std::string& head, std::size_t count,
                               const check_options& options, const policy& by);

} // namespace delta::check
