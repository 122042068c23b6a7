// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config.hpp"

namespace delta::app {

// Asks the server on this machine whether it is ready; says what is wrong when it is not. 0 or 1, the exit code of
// `delta api --health`.
int ask_health(const settings& with);

} // namespace delta::app
