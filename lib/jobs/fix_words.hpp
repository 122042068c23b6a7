// SPDX-License-Identifier: Apache-2.0
// What the pull request of a fix, and the review of a fork, say.
#pragma once

#include <string>

#include "drift/finding.hpp"
#include "jobs/docs_fix.hpp"

namespace delta::jobs {

std::string fix_title(int pr_number);

// The branch a fix is pushed to; of a pull request from `head_branch`.
std::string fix_branch(std::string_view prefix, std::string_view head_branch, int pr_number);

std::string fix_body(const drift::verdict& v, const docs_fix& fix, int pr_number);

// The fix as a patch, for a branch that cannot be pushed to; without documents it points to the review's comments.
// `mark` is found again in it.
std::string review_body(const docs_fix& fix, std::string_view mark);

} // namespace delta::jobs
