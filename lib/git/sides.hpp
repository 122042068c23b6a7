// SPDX-License-Identifier: Apache-2.0
// The files of the three kinds of side, and what differs between two such lists.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "git/handle.hpp"
#include "git/repository.hpp"
#include "git/store.hpp"

namespace delta::git {

std::vector<tree_entry> list_tree(const store& objects, const git_oid& tree);
index_handle open_index(git_repository* repo);
std::vector<tree_entry> list_index(git_repository* repo);
// Tracked files that exist and untracked ones that are not ignored. `work_files` receives the path of each content that
// is in no object, by its id.
std::vector<tree_entry> list_worktree(git_repository* repo, std::map<std::string, std::string>& work_files);

// Both lists sorted by path. A path whose kind changed (a file that became a link) is a deletion and an addition.
std::vector<file_change> compare_lists(const std::vector<tree_entry>& before, const std::vector<tree_entry>& after);
std::vector<file_change> compare_commits(const store& objects, const git_oid& before, const git_oid& after);

// Joins deletions and additions into renames: equal content always; similar content while the work stays bounded.
void find_renames(const repository& repo, std::vector<file_change>& changes);

// By new path, deletions by their old one, a deletion before an addition of the same path.
void sort_changes(std::vector<file_change>& changes);

} // namespace delta::git
