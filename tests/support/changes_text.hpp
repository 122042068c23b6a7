// SPDX-License-Identifier: Apache-2.0
// Changes and listings as short lines, so that a test compares all of them at once.
#pragma once

#include <string>
#include <vector>

#include "git/repository.hpp"

// "A new", "M path", "D old", "R old -> new"; a link or submodule ends in " (symlink)" or " (submodule)".
std::vector<std::string> to_lines(const std::vector<delta::git::file_change>& changes);

std::vector<std::string> paths_of(const std::vector<delta::git::tree_entry>& entries);

delta::git::side commit_side(const std::string& commit);
delta::git::side index_side(const std::string& commit = "");
delta::git::side worktree_side(const std::string& commit = "");
