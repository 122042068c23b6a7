// SPDX-License-Identifier: Apache-2.0
#include "jobs/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/text.hpp"
#include "report/diff.hpp"
#include "report/markdown_text.hpp"

namespace delta::jobs {
namespace {

constexpr std::size_t most_comments = 30;

// Whole lines, and the fixes within them.
struct stretch {
    github::line_range lines;
    std::vector<drift::fix> fixes;
};

// Fixes that share a line belong together: two comments on it would undo one another.
std::vector<stretch> find_stretches(const check::mended_document& doc, const line_index& lines) {
    std::vector<drift::fix> sorted = doc.fixes;
    std::ranges::sort(sorted, {}, &drift::fix::start);
    std::vector<stretch> out;
    for (const drift::fix& f : sorted) {
        const std::size_t last_byte = f.end > f.start ? f.end - 1 : f.end;
        const github::line_range at{lines.at(f.start).line, lines.at(last_byte).line};
        if (!out.empty() && at.first <= out.back().lines.last) {
            out.back().lines.last = std::max(out.back().lines.last, at.last);
            out.back().fixes.push_back(f);
        } else {
            out.push_back({at, {f}});
        }
    }
    return out;
}

std::string text_of(const check::mended_document& doc, const line_index& lines, const stretch& s) {
    const std::size_t begin = lines.offset_of(s.lines.first);
    const std::size_t end = lines.offset_of(s.lines.last + 1);
    return report::apply_fixes_within(doc.path, doc.before, begin, end, s.fixes)
        .value_or(doc.before.substr(begin, end - begin));
}

github::suggestion to_comment(const check::mended_document& doc, const line_index& lines, const stretch& s) {
    std::vector<std::string> shown;
    const std::string text = text_of(doc, lines, s);
    for (const std::string_view line : split_lines(text)) shown.emplace_back(line);
    return {.path = doc.path,
            .start_line = s.lines.first,
            .end_line = s.lines.last,
            .body = report::markdown_fence("suggestion", shown)};
}

bool is_shown(const std::vector<github::line_range>& ranges, const github::line_range& at) {
    return std::ranges::any_of(ranges,
                               [&](const github::line_range& r) { return r.first <= at.first && at.last <= r.last; });
}

} // namespace

suggestions make_suggestions(const docs_fix& fix, const std::vector<github::changed_file>& shown) {
    suggestions out{{}, {fix.commit, {}}};
    for (const check::mended_document& doc : fix.documents) {
        const auto file = std::ranges::find(shown, doc.path, &github::changed_file::path);
        std::vector<github::line_range> ranges;
        if (file != shown.end()) ranges = github::find_commentable_lines(file->patch);
        const line_index lines(doc.before);
        check::mended_document rest = doc;
        rest.fixes.clear();
        for (const stretch& s : find_stretches(doc, lines)) {
            if (out.comments.size() < most_comments && is_shown(ranges, s.lines))
                out.comments.push_back(to_comment(doc, lines, s));
            else
                rest.fixes.insert(rest.fixes.end(), s.fixes.begin(), s.fixes.end());
        }
        if (!rest.fixes.empty()) out.rest.documents.push_back(std::move(rest));
    }
    return out;
}

} // namespace delta::jobs
