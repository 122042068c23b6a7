// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drift/finding.hpp"

namespace delta::report {

// JUnit XML: a test case for each finding; those that are not advisory are failures, suppressed ones are skipped.
// Without any, one test case says whether the run was clean or had nothing to check.
std::string to_junit(const drift::verdict& v);

} // namespace delta::report
