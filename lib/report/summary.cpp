// SPDX-License-Identifier: Apache-2.0
#include "report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "report/names.hpp"

namespace delta::report {

finding_counts count(const drift::verdict& v) {
    const auto advisory = static_cast<std::size_t>(std::ranges::count(v.findings, true, &drift::finding::advisory));
    return {v.findings.size() - advisory, advisory};
}

bool nothing_checked(const drift::verdict& v) {
    return v.stats.checked == 0 && v.findings.empty() && v.suppressed.empty() && v.stats.known == 0;
}

std::string outcome(const drift::verdict& v) {
    const drift::statistics& s = v.stats;
    if (nothing_checked(v)) {
        // Documents are not looked at when no code changed.
        if (s.code_files == 0) return "Nothing to check: no code that Delta reads has changed.";
        if (s.docs == 0) return "Nothing to check: there is no documentation here that Delta reads.";
        return "Nothing to check: the documentation claims nothing about the code that changed.";
    }
    const finding_counts n = count(v);
    std::vector<std::string> parts;
    if (n.plain > 0) parts.push_back(counted(n.plain, "finding", "findings"));
    if (n.advisory > 0) parts.push_back(counted(n.advisory, "advisory finding", "advisory findings"));
    if (!v.suppressed.empty()) parts.push_back(fmt::format("{} suppressed", v.suppressed.size()));
    if (s.known > 0) parts.push_back(fmt::format("{} known from the baseline", s.known));
    const std::string counts = join(parts, ", ");
    if (n.plain > 0) return counts + ".";
    const std::string_view clean = "Clean: no documentation found that this change makes wrong";
    return counts.empty() ? fmt::format("{}.", clean) : fmt::format("{} ({}).", clean, counts);
}

std::string coverage(const drift::verdict& v) {
    const drift::statistics& s = v.stats;
    std::string out = fmt::format(
        "Checked {} of {} in {} against {}", s.checked, counted(s.claims, "checkable claim", "checkable claims"),
        counted(s.docs, "document", "documents"), counted(s.code_files, "changed code file", "changed code files"));
    if (s.unparsed_files > 0 && s.code_files == 1)
        out += ", which did not parse fully";
    else if (s.unparsed_files > 0)
        out += fmt::format("; {} of them did not parse fully", s.unparsed_files);
    if (s.skipped_docs > 0) out += fmt::format("; {} skipped", counted(s.skipped_docs, "document", "documents"));
    return out + ".";
}

} // namespace delta::report
