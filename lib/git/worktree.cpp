// SPDX-License-Identifier: Apache-2.0
// The work tree as a list of files. libgit2 compares it with the index: by the index's file times first and then by
// content, where it knows line-end conversion (core.autocrlf, text and eol attributes) and $Id$, both built in; no
// filter program is ever started.
#include <fmt/core.h>

#include <algorithm>

#include "git/sides.hpp"
#include "git/work_file.hpp"

namespace delta::git {
namespace {

diff_handle compare_with_index(git_repository* repo, git_index* index) {
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_UNREADABLE |
                    GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_IGNORE_SUBMODULES | GIT_DIFF_SKIP_BINARY_CHECK;
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
    diff_handle diff;
    if (acquire(diff, git_diff_index_to_workdir, repo, index, &options) < 0) {
        throw git_failure("the work tree cannot be compared with the index: " + last_message());
    }
    return diff;
}

class worktree_reader {
  public:
    worktree_reader(git_repository* repo, git_index* index, std::map<std::string, std::string>& work_files)
        : root_(git_repository_workdir(repo)), index_(index), work_files_(work_files) {}

    // What differs from the index, by path; nothing stands for a path that is gone.
    void add(const git_diff_delta& delta) {
        const char* const path = delta.new_file.path != nullptr ? delta.new_file.path : delta.old_file.path;
        switch (delta.status) {
            case GIT_DELTA_UNMODIFIED:
            case GIT_DELTA_IGNORED:
                return;
            case GIT_DELTA_DELETED:
                if (!is_left_out(path)) differing_[path] = std::nullopt;
                return;
            default:
                differing_[path] = read(path, delta.new_file.mode);
                return;
        }
    }

    std::vector<tree_entry> join(std::vector<tree_entry> entries) {
        std::erase_if(entries, [this](const tree_entry& e) { return differing_.contains(e.path); });
        for (auto& [path, entry] : differing_) {
            if (entry) entries.push_back(std::move(*entry));
        }
        std::ranges::sort(entries, {}, &tree_entry::path);
        return entries;
    }

  private:
    // By a sparse checkout: the file exists, only not here.
    bool is_left_out(const char* path) const {
        const git_index_entry* const entry = git_index_get_bypath(index_, path, 0);
        return entry != nullptr && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
    }

    // Nothing for what is no file here: another repository in a folder, a device, a file that may not be read.
    std::optional<tree_entry> read(const std::string& path, std::uint32_t mode) {
        const std::optional<work_file_id> file = path.ends_with('/') ? std::nullopt : hash_work_file(root_, path);
        if (!file) return std::nullopt;
        std::string id = to_hex(file->id);
        work_files_.emplace(id, path);
        return tree_entry{path, std::move(id), kind_of_mode(mode), file->size};
    }

    std::string root_;
    git_index* index_;
    std::map<std::string, std::string>& work_files_;
    std::map<std::string, std::optional<tree_entry>> differing_;
};

} // namespace

std::vector<tree_entry> list_worktree(git_repository* repo, std::map<std::string, std::string>& work_files) {
    if (git_repository_workdir(repo) == nullptr) throw git_failure("a bare repository has no work tree");
    const index_handle index = open_index(repo);
    const diff_handle diff = compare_with_index(repo, index.get());
    worktree_reader reader(repo, index.get(), work_files);
    const std::size_t count = git_diff_num_deltas(diff.get());
    for (std::size_t i = 0; i < count; ++i) reader.add(*git_diff_get_delta(diff.get(), i));
    return reader.join(list_index(repo));
}

} // namespace delta::git
