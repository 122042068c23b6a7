// SPDX-License-Identifier: Apache-2.0
// What `delta check` does besides a report. Each gives the exit code.
#pragma once

#include "check_flags.hpp"
#include "check_run.hpp"

namespace delta::app {

int list_rules(const check_flags& flags);
int replay_history(const check_flags& flags);
int explain_finding(const prepared& p, const check_flags& flags);
int fix_documents(const prepared& p, const check_flags& flags);

} // namespace delta::app
