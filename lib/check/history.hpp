// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "check/blob_index.hpp"
#include "drift/source_change.hpp"
#include "git/repository.hpp"

namespace delta::check {

// How often the changed code files and the documents changed in one commit, over the last commits before `from`.
// `stored` may be null.
drift::history read_history(const git::repository& repo, const std::string& from,
                            const std::vector<drift::source_change>& changes, const std::vector<drift::doc_file>& docs,
                            blob_index* stored);

} // namespace delta::check
