// SPDX-License-Identifier: Apache-2.0
#include "report/finding_text.hpp"

#include <fmt/format.h>

#include "report/plain_text.hpp"

namespace delta::report {

std::string place_text(const drift::witness& w) {
    std::string out = shown_path(w.path);
    if (w.start > 0) out += fmt::format(":{}", w.start);
    if (w.start > 0 && w.end > w.start) out += fmt::format("-{}", w.end);
    return out;
}

std::string fix_text(const drift::finding& f) {
    const drift::fix& mend = *f.mend;
    const bool whole_mention = mend.end - mend.start == f.mention.size() && !f.mention.empty();
    const std::string what = whole_mention ? fmt::format("`{}`", f.mention) : std::string("the words");
    if (mend.replacement.empty()) return fmt::format("remove {}", what);
    if (mend.start == mend.end) return fmt::format("insert `{}`", mend.replacement);
    return fmt::format("replace {} by `{}`", what, mend.replacement);
}

std::string finding_text(const drift::finding& f) {
    std::string out;
    const auto add = [&out](std::string_view label, const std::string& body) {
        if (!body.empty()) out += fmt::format("{}{}: {}", out.empty() ? "" : "\n", label, body);
    };
    add("The document says", harmless(f.claim));
    add("Why", harmless(f.explanation));
    if (!f.code_before.path.empty()) add("Code before", place_text(f.code_before));
    if (!f.code_after.path.empty()) add("Code now", place_text(f.code_after));
    if (f.mend) add("Fix", harmless(fix_text(f)));
    add("Broken by commit", harmless(f.broken_by));
    return out;
}

} // namespace delta::report
