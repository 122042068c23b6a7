// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drift/finding.hpp"

namespace delta::report {

struct sarif_options {
    std::string version = "0"; // of this program
    // GitHub's code scanning shows suppressed results as open alerts, so they are told only when asked for.
    bool with_suppressed = false;
};

// SARIF 2.1.0, within the limits of GitHub's code scanning: results beyond 25,000, for which it would refuse the whole
// file, are left out and said to be.
std::string to_sarif(const drift::verdict& v, const sarif_options& options = {});

} // namespace delta::report
