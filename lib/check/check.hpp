// SPDX-License-Identifier: Apache-2.0
// One check from end to end: reads both sides of a change out of a repository and asks the engine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "drift/finding.hpp"
#include "git/repository.hpp"

namespace delta::check {

struct check_options {
    std::vector<std::string> docs;   // globs; empty: every file that is documentation by its name
    std::vector<std::string> ignore; // globs of paths that are neither code nor documentation to us
    unsigned threads = 0;            // 0: one per core
    bool with_history = true;        // read the log for co-changes
    // Told what is being done and how far it is; called from the calling thread only.
    std::function<void(std::string_view step, std::size_t done, std::size_t total)> progress;
};

// Everything found between two sides, unfiltered: every score, nothing suppressed. Blocking.
drift::verdict run_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                            const check_options& options);

} // namespace delta::check
