// SPDX-License-Identifier: Apache-2.0
// The process of `delta api`: one reactor for each core, and the signals that end them.
#pragma once

#include "config.hpp"

namespace delta::app {

// Serves until SIGTERM or SIGINT: then it stops accepting, lets requests that have begun finish for at most 20 seconds,
// and returns. A second signal ends the process at once. Throws what keeps it from starting.
void serve_api(const settings& with);

} // namespace delta::app
