// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace delta::app {

// `delta migrate up|down|status|new`; returns the exit code.
int run_migrate(const std::vector<std::string>& arguments);

} // namespace delta::app
