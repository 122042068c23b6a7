// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace delta::app {

// `delta worker` with these arguments; its exit code. Throws `failure` when the world breaks.
int run_worker(const std::vector<std::string>& arguments);

} // namespace delta::app
