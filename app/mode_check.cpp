// SPDX-License-Identifier: Apache-2.0
#include "mode_check.hpp"

#include <cstdlib>

#include "check_flags.hpp"
#include "check_run.hpp"
#include "check_tasks.hpp"
#include "console.hpp"
#include "report_output.hpp"

namespace delta::app {
namespace {

// To give back piece by piece what a check took is 4 % of a short one, and the kernel takes back all at once: nothing
// that was told stands in a buffer. A sanitizer looks for leaks behind the usual end.
int end(int code) {
#ifndef DELTA_SANITIZED
    std::_Exit(code);
#endif
    return code;
}

int report_drift(const prepared& p, const check_flags& flags) {
    check::examination found = examine(p, flags);
    check::apply_policy(found.verdict, found.suppressions, p.rules);
    deliver(render(found.verdict, flags, p.compared), flags);
    return end(check::fails(found.verdict, p.rules.fail_on) ? exit_drift : exit_fine);
}

} // namespace

int run_check(const std::vector<std::string>& arguments) {
    const result<check_flags> flags = parse_check_flags(arguments);
    if (!flags) {
        tell_error("delta check", flags.error().message + "; see delta check --help");
        return exit_usage;
    }
    if (flags->help) {
        write_output(check_help());
        return exit_fine;
    }
    if (flags->rules) return list_rules(*flags);
    if (flags->backtest) return replay_history(*flags);
    const result<prepared> ready = prepare(*flags);
    if (!ready) return tell(ready.error());
    if (flags->explain) return explain_finding(*ready, *flags);
    if (flags->fix) return fix_documents(*ready, *flags);
    return report_drift(*ready, *flags);
}

} // namespace delta::app
