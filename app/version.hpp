// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace delta::app {

// "0.1.0"
std::string version();

// What `delta --version` prints: the version, the commit, the build type, and the libraries in use.
std::string version_text();

} // namespace delta::app
