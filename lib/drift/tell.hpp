// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "drift/candidate.hpp"
#include "drift/finding.hpp"

namespace delta::drift {

// The finding a person reads: claim, witnesses, explanation, and the fix when it is mechanical. `others` are further
// names that are missing at the same place.
finding tell(const context& c, const candidate& what, const std::vector<std::string>& others);

} // namespace delta::drift
