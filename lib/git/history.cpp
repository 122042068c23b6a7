// SPDX-License-Identifier: Apache-2.0
#include "git/impl.hpp"

namespace delta::git {
namespace {

commit_info to_info(const git_oid& id, const raw_commit& commit) {
    commit_info info;
    info.id = to_hex(id);
    for (const git_oid& parent : commit.parents) info.parents.push_back(to_hex(parent));
    info.subject = commit.subject;
    info.author_email = commit.author_email;
    info.time = commit.time;
    return info;
}

} // namespace

commit_info repository::info(const std::string& commit) const {
    const git_oid id = get_oid(commit);
    return to_info(id, impl_->objects.commit(id));
}

void repository::walk_changes(const std::string& from, std::size_t limit,
                              const std::function<bool(const commit_info&)>& visit) const {
    const store& objects = impl_->objects;
    std::size_t budget = most_files;
    git_oid id = get_oid(from);
    raw_commit commit = objects.commit(id);
    for (std::size_t seen = 0; seen < limit; ++seen) {
        // What the last commit of a shallow clone changed is unknown: its parent was not fetched.
        if (objects.is_shallow_boundary(id)) return;
        const bool is_root = commit.parents.empty();
        const git_oid parent_id = is_root ? git_oid{} : commit.parents.front();
        raw_commit parent = is_root ? raw_commit{} : objects.commit(parent_id);

        commit_info info = to_info(id, commit);
        const std::optional<git_oid> before = is_root ? std::nullopt : std::optional(parent.tree);
        compare_trees(objects, before, commit.tree, budget,
                      [&info](const std::string& path, const raw_entry*, const raw_entry*) {
                          info.paths.push_back(path);
                          return true;
                      });
        if (!visit(info) || is_root) return;
        id = parent_id;
        commit = std::move(parent);
    }
}

} // namespace delta::git
