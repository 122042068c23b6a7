// SPDX-License-Identifier: Apache-2.0
// A verdict of the engine as the database keeps it.
#pragma once

#include <vector>

#include "drift/finding.hpp"
#include "store/analyses.hpp"
#include "store/findings.hpp"

namespace delta::jobs {

std::vector<store::finding> to_rows(const std::vector<drift::finding>& findings);
std::vector<store::code_change> to_rows(const std::vector<drift::code_change>& changes);

// Advisory findings alone are no drift.
store::verdict to_row(const drift::verdict& v);

} // namespace delta::jobs
