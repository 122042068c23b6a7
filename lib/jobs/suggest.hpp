// SPDX-License-Identifier: Apache-2.0
// A fix as comments of a review that whoever reads it can take over with a click.
#pragma once

#include <vector>

#include "github/pulls.hpp"
#include "jobs/docs_fix.hpp"

namespace delta::jobs {

struct suggestions {
    std::vector<github::suggestion> comments;
    docs_fix rest; // what lies outside the lines that may be commented on
};
// GitHub takes comments on lines that the pull request shows, so only what lies there becomes one.
suggestions make_suggestions(const docs_fix& fix, const std::vector<github::changed_file>& shown);

} // namespace delta::jobs
