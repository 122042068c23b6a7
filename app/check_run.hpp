// SPDX-License-Identifier: Apache-2.0
// What every task of `delta check` begins with: the sides, the configuration, and the engine's verdict.
#pragma once

#include "base/error.hpp"
#include "check/check.hpp"
#include "check/policy.hpp"
#include "check/range.hpp"
#include "check_flags.hpp"
#include "progress.hpp"

namespace delta::app {

inline constexpr int exit_fine = 0;
inline constexpr int exit_drift = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_failed = 3;

struct prepared {
    check::range compared;
    check::policy rules;
};

result<prepared> prepare(const check_flags& flags);

check::policy make_rules(check::config settings, const check_flags& flags);

check::check_options make_options(const check_flags& flags, const check::policy& rules, progress& shown);

// Shows progress unless the flags ask for quiet or nobody watches.
bool shows_progress(const check_flags& flags);

// Everything found, with every score; `apply_policy` is still to come.
check::examination examine(const prepared& p, const check_flags& flags);

// Tells an error and gives its exit code: what was asked for cannot be had, or something failed.
int tell(const error& e);

} // namespace delta::app
