// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "git/sides.hpp"

namespace delta::git {

index_handle open_index(git_repository* repo) {
    index_handle index;
    // The handle keeps its index; `git add` may have run since it was read.
    if (acquire(index, git_repository_index, repo) < 0 || git_index_read(index.get(), 0) < 0) {
        throw git_failure(
            fmt::format("the index cannot be read: {}; a split or sparse index is turned off by `git update-index "
                        "--no-split-index` or `git sparse-checkout reapply --no-sparse-index`",
                        last_message()));
    }
    return index;
}

std::vector<tree_entry> list_index(git_repository* repo) {
    const index_handle index = open_index(repo);
    std::vector<tree_entry> entries;
    const std::size_t count = git_index_entrycount(index.get());
    entries.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const git_index_entry& e = *git_index_get_byindex(index.get(), i);
        // Of a conflict our own side counts; a path only announced by `git add -N` has no content yet.
        const int stage = git_index_entry_stage(&e);
        if ((stage != 0 && stage != 2) || (e.flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0) continue;
        entries.push_back({e.path, to_hex(e.id), kind_of_mode(e.mode), 0});
    }
    std::ranges::sort(entries, {}, &tree_entry::path);
    return entries;
}

} // namespace delta::git
