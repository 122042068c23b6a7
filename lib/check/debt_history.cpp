// SPDX-License-Identifier: Apache-2.0
#include "check/debt_history.hpp"

namespace delta::check {

debt_history read_debt_history(const git::repository& repo, const git::side& head, const std::set<std::string>& paths,
                               const std::set<std::string>& docs, std::size_t versions) {
    debt_history out;
    if (head.commit.empty() || (paths.empty() && docs.empty())) return out;
    std::map<std::string, past_commit> last; // the newest commit that touched the path, whatever it did
    repo.walk_changes(head.commit, debt_commits, [&](const git::commit_info& commit) {
        if (commit.parents.empty()) return true;
        for (const std::string& path : commit.paths) {
            if (paths.contains(path)) last.try_emplace(path, commit.id, commit.parents.front());
            if (!docs.contains(path)) continue;
            std::vector<past_commit>& of_doc = out.touched[path];
            if (of_doc.size() < versions) of_doc.push_back({commit.id, commit.parents.front()});
        }
        return true;
    });
    using source = git::side::source;
    for (const auto& [path, commit] : last) {
        // A file that only the work tree lacks was removed by no commit.
        const bool is_removal =
            !repo.has_path({source::commit, commit.id}, path) && repo.has_path({source::commit, commit.parent}, path);
        if (is_removal) out.removed.emplace(path, commit);
    }
    return out;
}

} // namespace delta::check
