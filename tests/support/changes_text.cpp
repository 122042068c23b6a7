// SPDX-License-Identifier: Apache-2.0
#include "support/changes_text.hpp"

using namespace delta::git;

namespace {

std::string to_line(const file_change& c) {
    std::string line;
    switch (c.type) {
        case change_type::added:
            line = "A " + c.new_path;
            break;
        case change_type::modified:
            line = "M " + c.new_path;
            break;
        case change_type::deleted:
            line = "D " + c.old_path;
            break;
        case change_type::renamed:
            line = "R " + c.old_path + " -> " + c.new_path;
            break;
    }
    if (c.kind == entry_kind::symlink) line += " (symlink)";
    if (c.kind == entry_kind::submodule) line += " (submodule)";
    return line;
}

} // namespace

std::vector<std::string> to_lines(const std::vector<file_change>& changes) {
    std::vector<std::string> lines;
    for (const file_change& c : changes) lines.push_back(to_line(c));
    return lines;
}

std::vector<std::string> paths_of(const std::vector<tree_entry>& entries) {
    std::vector<std::string> paths;
    for (const tree_entry& e : entries) paths.push_back(e.path);
    return paths;
}

side commit_side(const std::string& commit) {
    return {side::source::commit, commit};
}
side index_side(const std::string& commit) {
    return {side::source::index, commit};
}
side worktree_side(const std::string& commit) {
    return {side::source::worktree, commit};
}
