// SPDX-License-Identifier: Apache-2.0
#include "check_tasks.hpp"
#include "console.hpp"
#include "report/rules.hpp"
#include "report_output.hpp"

namespace delta::app {

int list_rules(const check_flags& flags) {
    const bool as_json = flags.format == report_format::json;
    deliver(as_json ? report::rules_to_json() : report::rules_to_text(report_width(flags)), flags);
    return exit_fine;
}

} // namespace delta::app
