// SPDX-License-Identifier: Apache-2.0
#include "jobs/fix_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/diff.hpp"
#include "report/finding_text.hpp"
#include "report/markdown_text.hpp"

namespace delta::jobs {
namespace {

constexpr std::size_t most_bytes = 50'000;

const drift::finding* find(const drift::verdict& v, const std::string& id) {
    const auto found = std::ranges::find(v.findings, id, &drift::finding::id);
    return found == v.findings.end() ? nullptr : &*found;
}

const drafted_section* find_draft(const docs_fix& fix, const std::string& path, const std::string& id) {
    const auto found = std::ranges::find_if(fix.drafted, [&](const drafted_section& d) {
        return d.path == path && std::ranges::find(d.ids, id) != d.ids.end();
    });
    return found == fix.drafted.end() ? nullptr : &*found;
}

std::string drafted_text(const drafted_section& d) {
    std::string out = "the section is written again";
    if (!d.summary.empty()) out += fmt::format(" ({})", d.summary);
    return report::markdown_sentence(out);
}

} // namespace

std::string fix_title(int pr_number) {
    return fmt::format("Docs: Resolve Documentation Drift for PR #{}", pr_number);
}

std::string fix_branch(std::string_view prefix, std::string_view head_branch, int pr_number) {
    return fmt::format("{}{}-{}", prefix, head_branch, pr_number);
}

std::string fix_body(const drift::verdict& v, const docs_fix& fix, int pr_number) {
    std::string out = fmt::format(
        "The changes of #{} make these places of the documentation wrong. Each edit was "
        "proved: with it, the engine no longer finds the place, and none other in its "
        "stead.\n\n| Place | Edit |\n|---|---|\n",
        pr_number);
    for (const check::mended_document& doc : fix.documents)
        for (const std::string& id : doc.ids) {
            const drift::finding* const f = find(v, id);
            if (f == nullptr || !f->mend) continue;
            const drafted_section* const drafted = find_draft(fix, doc.path, id);
            const std::string edit = drafted ? drafted_text(*drafted) : report::markdown_sentence(report::fix_text(*f));
            std::string row = fmt::format("| {} | {} |\n", report::markdown_code(report::place_text(f->doc)), edit);
            if (out.size() + row.size() < most_bytes) out += row;
        }
    if (!fix.drafted.empty())
        out += fmt::format(
            "\nSections that were written again are by the language model {}. The engine proved that what it found is "
            "gone; whether the rest is true is for you to read.\n",
            report::markdown_code(fix.drafted_by));
    return out + "\nMerging this into the branch of the pull request leaves its check green.\n";
}

std::string review_body(const docs_fix& fix, std::string_view mark) {
    std::string patch;
    for (const check::mended_document& doc : fix.documents)
        if (const result<std::string> diff = report::unified_diff(doc.path, doc.before, doc.fixes); diff)
            patch += *diff;
    if (patch.size() > most_bytes) patch = "The patch is too long to be shown here.\n";
    std::vector<std::string> lines;
    for (const std::string_view line : split_lines(patch)) lines.emplace_back(line);
    std::string out = "This change makes places of the documentation wrong. Delta cannot push to a fork's branch";
    out += fix.documents.empty()
               ? ", so the comments below suggest what mends them.\n"
               : ", so here is what mends them, to be applied with `git apply`; what can be a suggestion "
                 "is one.\n\n" +
                     report::markdown_fence("diff", lines);
    return fmt::format("{}\n<!-- {} -->\n", out, mark);
}

} // namespace delta::jobs
