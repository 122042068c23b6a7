// SPDX-License-Identifier: Apache-2.0
// One check from end to end: reads both sides of a change out of a repository and asks the engine.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/blob_index.hpp"
#include "docs/document.hpp"
#include "drift/finding.hpp"
#include "git/repository.hpp"

namespace delta::check {

struct check_options {
    std::vector<std::string> docs;               // globs; empty: every file that is documentation by its name
    std::vector<std::string> ignore;             // globs of paths that are neither code nor documentation to us
    unsigned threads = 0;                        // 0: one per core
    std::vector<std::string> languages_off = {}; // as syntax::to_string names them: their code is not read
    bool with_history = true;                    // read the log for co-changes
    // Where documents are listed and read instead of the head: a change is judged as if it had left them alone.
    std::optional<git::side> docs_side = {};
    blob_index* stored = nullptr; // looked up in and added to, when given; never changes what is found
    // Told what is being done and how far it is; called from the calling thread only.
    std::function<void(std::string_view step, std::size_t done, std::size_t total)> progress;
};

// The suppressions that stand in documents, by the document's path.
using inline_suppressions = std::map<std::string, std::vector<docs::suppression>, std::less<>>;

struct examination {
    drift::verdict verdict; // everything found, unfiltered: every score, nothing suppressed
    inline_suppressions suppressions;
};

// Blocking.
examination examine_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                             const check_options& options);

// The verdict of `examine_blocking` alone.
drift::verdict run_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                            const check_options& options);

} // namespace delta::check
