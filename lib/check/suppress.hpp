// SPDX-License-Identifier: Apache-2.0
// What the repository has decided about findings: rules it turned off, findings it suppressed.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "check/config.hpp"
#include "docs/document.hpp"
#include "drift/finding.hpp"

namespace delta::check {

// Takes out findings of rules that are off, and makes those of advisory rules advisory.
void apply_rules(drift::verdict& v, const config& settings);

struct suppressions {
    // Those written in documents, by the document's path.
    std::map<std::string, std::vector<docs::suppression>, std::less<>> inline_ones;
    const config& settings;
    std::chrono::year_month_day today; // a suppression applies on the day it expires, and no longer the day after
    bool tell_unused = false;          // note those that silence nothing
};

// Moves findings that are suppressed to `v.suppressed`, and notes what is expired, misspelt or, when asked, unused.
// A finding that several suppress is told by the first: those of the document before those of the configuration.
void apply_suppressions(drift::verdict& v, const suppressions& all);

} // namespace delta::check
