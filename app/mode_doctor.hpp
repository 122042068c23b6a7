// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace delta::app {

// `delta doctor`, with what followed the mode's name. Returns the exit code.
int run_doctor(const std::vector<std::string>& arguments);

} // namespace delta::app
