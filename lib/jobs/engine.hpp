// SPDX-License-Identifier: Apache-2.0
// The engine on a mirror: what `delta check --base BASE --head HEAD` says of it, to the byte. Blocking.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "check/policy.hpp"
#include "check/range.hpp"
#include "drift/finding.hpp"

namespace delta::jobs {

struct examined {
    check::range compared;
    check::policy rules;
    check::check_options options;
    drift::verdict verdict;
};

// Settings of the dashboard; what the repository's own configuration says goes before them.
struct dashboard_settings {
    std::vector<std::string> ignore = {};
    std::string docs_root = {}; // "/docs", the default, and "/" are every document
};

// invalid, with the line and column in `where`, when the repository's configuration cannot be used. `git_dir` must have
// the contents of both commits.
result<examined> examine_blocking(const std::string& git_dir, const std::string& base, const std::string& head,
                                  const dashboard_settings& with, const std::stop_token& stop);

// Throws git_failure when there is none.
git::repository open_blocking(const std::string& git_dir);

// The same rules on another head.
drift::verdict examine_again_blocking(const examined& as, const std::string& git_dir, const std::string& head,
                                      const std::stop_token& stop);

// The same change, with the documents of another commit in the place of the head's: what they say is held against the
// code as if they had always said it. A place that a change has touched counts as looked after otherwise.
drift::verdict examine_documents_blocking(const examined& as, const std::string& git_dir, const std::string& documents,
                                          const std::stop_token& stop);

} // namespace delta::jobs
