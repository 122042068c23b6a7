// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace delta::app {

// `delta api`, with the arguments after "api". Returns the exit code.
int run_api(const std::vector<std::string>& arguments);

} // namespace delta::app
