// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/blob_index.hpp"
#include "drift/source_change.hpp"
#include "git/repository.hpp"

namespace delta::check {

// The paths of each commit, newest first; none of a sweep.
using commit_paths = std::vector<std::vector<std::string>>;

// The last commits up to `from`. `stored` may be null; where it does not have them, `before_walk` is called first.
commit_paths read_paths(const git::repository& repo, const std::string& from, blob_index* stored,
                        const std::function<void()>& before_walk);

// How often the changed code files and the documents changed in one commit.
drift::history make_history(const commit_paths& log, const std::vector<drift::source_change>& changes,
                            const std::vector<drift::doc_file>& docs);

} // namespace delta::check
