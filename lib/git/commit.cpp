// SPDX-License-Identifier: Apache-2.0
#include "git/commit.hpp"

#include <fmt/format.h>

#include "git/handle.hpp"
#include "git/impl.hpp"

namespace delta::git {
namespace {

using commit_handle = handle<git_commit, git_commit_free>;
using tree_handle = handle<git_tree, git_tree_free>;
using tree_entry_handle = handle<git_tree_entry, git_tree_entry_free>;
using signature_handle = handle<git_signature, git_signature_free>;

template <class Handle, class Function, class... Arguments>
Handle get(std::string_view what, Function function, Arguments... arguments) {
    Handle out;
    if (acquire(out, function, arguments...) < 0) throw git_failure(fmt::format("{}: {}", what, last_message()));
    return out;
}

result<git_tree_update> make_update(git_repository* repo, git_tree* tree, const file_edit& edit) {
    tree_entry_handle entry;
    if (acquire(entry, git_tree_entry_bypath, tree, edit.path.c_str()) < 0)
        return fail(errc::not_found, fmt::format("there is no file {} to edit", edit.path));
    const git_filemode_t mode = git_tree_entry_filemode(entry.get());
    if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE)
        return fail(errc::invalid, fmt::format("{} is no plain file", edit.path));
    git_tree_update update{GIT_TREE_UPDATE_UPSERT, {}, mode, edit.path.c_str()};
    if (git_blob_create_from_buffer(&update.id, repo, edit.content.data(), edit.content.size()) < 0)
        throw git_failure(fmt::format("{} cannot be written: {}", edit.path, last_message()));
    return update;
}

} // namespace

result<std::string> commit_blocking(const std::string& git_dir, const new_commit& what) {
    start_library();
    const auto repo = get<repository_handle>(git_dir, git_repository_open_bare, git_dir.c_str());
    const git_oid parent_id = get_oid(what.parent);
    const auto parent = get<commit_handle>(what.parent, git_commit_lookup, repo.get(), &parent_id);
    const auto before = get<tree_handle>(what.parent, git_commit_tree, parent.get());
    std::vector<git_tree_update> updates;
    for (const file_edit& edit : what.edits) {
        const result<git_tree_update> update = make_update(repo.get(), before.get(), edit);
        if (!update) return std::unexpected(update.error());
        updates.push_back(*update);
    }
    git_oid tree_id;
    if (git_tree_create_updated(&tree_id, repo.get(), before.get(), updates.size(), updates.data()) < 0)
        throw git_failure("the edited tree cannot be written: " + last_message());
    const auto tree = get<tree_handle>("the edited tree", git_tree_lookup, repo.get(), &tree_id);
    const auto author = get<signature_handle>("the author", git_signature_new, what.author_name.c_str(),
                                              what.author_email.c_str(), what.time, 0);
    const git_commit* parents[] = {parent.get()}; // NOLINT(*-avoid-c-arrays): what libgit2 takes
    git_oid id;
    if (git_commit_create(&id, repo.get(), nullptr, author.get(), author.get(), "UTF-8", what.message.c_str(),
                          tree.get(), 1, parents) < 0)
        throw git_failure("the commit cannot be written: " + last_message());
    return to_hex(id);
}

} // namespace delta::git
