// SPDX-License-Identifier: Apache-2.0
#include "check/mend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "report/diff.hpp"

namespace delta::check {
namespace {

bool is_same(const drift::fix& a, const drift::fix& b) {
    return a.start == b.start && a.end == b.end && a.replacement == b.replacement;
}

// Insertions at one place touch each other too: their order would be ours to choose.
bool touches(const drift::fix& a, const drift::fix& b) {
    if (is_same(a, b)) return false;
    const bool apart = a.end < b.start || b.end < a.start;
    const bool adjacent = (a.end == b.start || b.end == a.start) && a.start != b.start;
    return !apart && !adjacent;
}

} // namespace

std::vector<mended_document> plan_mends(const git::repository& repo, const git::side& head, drift::verdict& v) {
    std::map<std::string, mended_document> by_path;
    for (const drift::finding& f : v.findings) {
        if (f.advisory || !f.mend) continue;
        mended_document& doc = by_path[f.doc.path];
        const bool free =
            std::ranges::none_of(doc.fixes, [&](const drift::fix& other) { return touches(other, *f.mend); });
        if (!free) {
            v.notes.push_back(fmt::format("{} is not fixed: another fix changes the same words", f.id));
            continue;
        }
        doc.fixes.push_back(*f.mend);
        doc.ids.push_back(f.id);
    }
    std::vector<mended_document> out;
    for (auto& [path, doc] : by_path) {
        doc.path = path;
        result<std::string> before = repo.read_path(head, path);
        const result<std::string> after =
            before ? report::apply_fixes(path, *before, doc.fixes) : std::unexpected(before.error());
        if (!after) {
            v.notes.push_back(fmt::format("{} is not fixed: {}", path, to_string(after.error())));
            continue;
        }
        doc.before = std::move(*before);
        doc.after = *after;
        out.push_back(std::move(doc));
    }
    return out;
}

std::vector<mended_document> write_mends_blocking(const git::repository& repo, std::vector<mended_document> planned,
                                                  drift::verdict& v) {
    std::vector<mended_document> out;
    for (mended_document& doc : planned) {
        const result<void> done = repo.replace_work_file(doc.path, doc.before, doc.after);
        if (!done) {
            v.notes.push_back(fmt::format("{} is not fixed: {}", doc.path, to_string(done.error())));
            continue;
        }
        std::erase_if(v.findings, [&](const drift::finding& f) {
            return f.mend && f.doc.path == doc.path && std::ranges::find(doc.ids, f.id) != doc.ids.end() &&
                   std::ranges::any_of(doc.fixes, [&](const drift::fix& made) { return is_same(made, *f.mend); });
        });
        out.push_back(std::move(doc));
    }
    return out;
}

} // namespace delta::check
