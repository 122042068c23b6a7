// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <vector>

#include "check/mend.hpp"
#include "check_tasks.hpp"
#include "console.hpp"
#include "report/diff.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"
#include "report_output.hpp"

namespace delta::app {
namespace {

int print_diff(const prepared& p, const check_flags& flags, drift::verdict& v) {
    const report::diff_options options{.for_people = !flags.output && is_terminal(STDOUT_FILENO)};
    std::string out;
    for (const check::mended_document& doc : check::plan_mends(p.compared.repo, p.compared.head, v)) {
        const result<std::string> diff = report::unified_diff(doc.path, doc.before, doc.fixes, options);
        if (!diff) return tell(diff.error());
        out += *diff;
    }
    deliver(out, flags);
    return check::fails(v, p.rules.fail_on) ? exit_drift : exit_fine;
}

} // namespace

int fix_documents(const prepared& p, const check_flags& flags) {
    if (p.compared.repo.is_bare() && !flags.dry_run)
        return tell({errc::invalid, "a bare repository has no work tree to fix; --fix --dry-run shows the edits"});
    check::examination found = examine(p, flags);
    drift::verdict& v = found.verdict;
    check::apply_policy(v, found.suppressions, p.rules);
    if (flags.dry_run) return print_diff(p, flags, v);

    std::string told;
    for (const check::mended_document& doc :
         check::write_mends_blocking(p.compared.repo, check::plan_mends(p.compared.repo, p.compared.head, v), v))
        told += fmt::format("Fixed {}: {}.\n", report::shown_path(doc.path),
                            report::counted(doc.ids.size(), "finding", "findings"));
    const bool in_text = flags.format == report_format::text;
    if (in_text && !told.empty()) told += '\n';
    deliver((in_text ? told : std::string()) + render(v, flags, p.compared), flags);
    return check::fails(v, p.rules.fail_on) ? exit_drift : exit_fine;
}

} // namespace delta::app
