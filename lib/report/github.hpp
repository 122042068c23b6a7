// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drift/finding.hpp"

namespace delta::report {

// Workflow commands for a GitHub Actions log: a warning for each finding, a notice for each advisory one and for the
// summary. Nothing from documents, code or paths can begin a command of its own.
std::string to_github(const drift::verdict& v);

} // namespace delta::report
