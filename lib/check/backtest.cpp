// SPDX-License-Identifier: Apache-2.0
#include "check/backtest.hpp"

#include <algorithm>
#include <map>

namespace delta::check {
namespace {

constexpr std::int64_t later_seconds = 30LL * 24 * 60 * 60;

// The replayed commits that edited a document, by their place in the history: 0 is the newest.
using document_edits = std::map<std::string, std::vector<std::size_t>>;

hindsight look_back(const document_edits& edits, const std::vector<git::commit_info>& commits, std::size_t change,
                    const std::string& doc) {
    const auto found = edits.find(doc);
    if (found == edits.end()) return hindsight::never;
    const std::vector<std::size_t>& by = found->second;
    if (std::ranges::binary_search(by, change)) return hindsight::same_change;
    // Clocks differ and histories are rebased, so what is later goes by place and only how much later by time.
    const bool later = std::ranges::any_of(by, [&](std::size_t edit) {
        return edit < change && commits[edit].time - commits[change].time <= later_seconds;
    });
    return later ? hindsight::later : hindsight::never;
}

std::vector<flagged_document> documents_of(const replayed_change& change) {
    std::map<std::string, double> best;
    for (const drift::finding& f : change.findings) {
        double& score = best[f.doc.path];
        score = std::max(score, f.score);
    }
    std::vector<flagged_document> out;
    for (const auto& [path, score] : best) out.push_back({path, score});
    return out;
}

void count(backtest& out, const replayed_change& change) {
    out.code_changes += change.touches_code ? 1 : 0;
    if (change.findings.empty()) return;
    ++out.flagged;
    out.findings += change.findings.size();
    out.documents += change.documents.size();
    std::size_t confirmed = 0;
    for (const flagged_document& doc : change.documents) {
        out.fixed_same += doc.fixed == hindsight::same_change ? 1 : 0;
        out.fixed_later += doc.fixed == hindsight::later ? 1 : 0;
        confirmed += doc.fixed != hindsight::never ? 1 : 0;
    }
    out.unconfirmed += confirmed == 0 ? 1 : 0;
}

} // namespace

backtest run_backtest_blocking(const git::repository& repo, const std::string& head, std::size_t count_of_changes,
                               const check_options& options, const policy& by) {
    using source = git::side::source;
    std::vector<git::commit_info> commits;
    repo.walk_changes(head, count_of_changes, [&](const git::commit_info& commit) {
        // The first commit of all has no state before it to drift from.
        if (!commit.parents.empty()) commits.push_back(commit);
        return true;
    });
    document_edits edits;
    for (std::size_t i = 0; i < commits.size(); ++i)
        for (const std::string& path : commits[i].paths)
            if (docs::find_format(path)) edits[path].push_back(i);

    backtest out;
    check_options quiet = options;
    quiet.progress = {};
    for (std::size_t i = 0; i < commits.size(); ++i) {
        if (options.progress) options.progress("replaying changes", i, commits.size());
        const git::commit_info& commit = commits[i];
        const git::side before{source::commit, commit.parents.front()};
        quiet.docs_side = before;
        examination found = examine_blocking(repo, before, {source::commit, commit.id}, quiet);
        apply_policy(found.verdict, found.suppressions, by);
        std::erase_if(found.verdict.findings, [](const drift::finding& f) { return f.advisory; });
        replayed_change change{commit.id,
                               commit.subject,
                               commit.time,
                               found.verdict.stats.code_files > 0,
                               std::move(found.verdict.findings),
                               {}};
        change.documents = documents_of(change);
        for (flagged_document& doc : change.documents) doc.fixed = look_back(edits, commits, i, doc.path);
        count(out, change);
        out.changes.push_back(std::move(change));
    }
    return out;
}

} // namespace delta::check
