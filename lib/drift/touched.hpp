// SPDX-License-Identifier: Apache-2.0
// What kept its name and its signature while the code behind it was changed.
#pragma once

#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

// Said after all other facts of the change: what they tell of a name is not told again.
void add_touched(const std::vector<source_change>& changes, code_delta& delta);

} // namespace delta::drift
