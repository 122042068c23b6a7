// SPDX-License-Identifier: Apache-2.0
// What is wrong in the documentation already, whatever the change at hand: links, anchors and paths that lead nowhere.
#pragma once

#include <cstdint>
#include <vector>

#include "check/check.hpp"
#include "drift/finding.hpp"
#include "git/repository.hpp"

namespace delta::check {

struct debt {
    std::vector<drift::finding> findings; // rules broken-anchor and removed-file, with `broken_by` where it is known
    inline_suppressions suppressions;
    std::uint32_t docs = 0;
    std::uint32_t checked = 0; // links, anchors and paths that were looked up
};

// Only what is certain: a link to a file or anchor that cannot be there in any usual form of a site, and other links
// and paths when the history shows that the file was there and was removed. Blocking.
debt find_debt_blocking(const git::repository& repo, const git::side& head, const check_options& options);

// Adds to a verdict what it does not tell already.
void add_debt(examination& found, debt more);

} // namespace delta::check
