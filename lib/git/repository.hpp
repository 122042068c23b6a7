// SPDX-License-Identifier: Apache-2.0
// Reading a git repository through libgit2: revisions, trees, blobs, diffs and history. Everything here blocks.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace delta::git {

// The repository broke under us (unreadable object, disk); bad references are `result` errors instead.
class git_failure : public failure {
  public:
    using failure::failure;
};

enum class entry_kind : std::uint8_t { file, executable, symlink, submodule };

struct tree_entry {
    std::string path; // relative to the repository, '/' between folders
    std::string oid;  // hexadecimal blob id; for files of the work tree the id their content would have
    entry_kind kind = entry_kind::file;
    std::uint64_t size = 0; // 0 when not known without reading
};

enum class change_type : std::uint8_t { added, modified, deleted, renamed };

struct file_change {
    change_type type = change_type::modified;
    std::string old_path; // empty when added
    std::string new_path; // empty when deleted
    std::string old_oid;
    std::string new_oid;
    entry_kind kind = entry_kind::file;
    int similarity = 0; // of renames, per cent
};

// One side of a comparison: a commit's tree, the index, or the work tree.
struct side {
    enum class source : std::uint8_t { commit, index, worktree };
    source from = source::commit;
    std::string commit; // 40 hexadecimal digits; for index and worktree the commit they stand on, or "" when unborn
};

struct commit_info {
    std::string id;
    std::vector<std::string> parents;
    std::string subject;
    std::string author_email;
    std::int64_t time = 0;          // seconds since 1970 of the committer
    std::vector<std::string> paths; // changed against the first parent; filled by `walk_changes`
};

class repository {
  public:
    // `path` may lie anywhere inside a work tree, or be a bare repository. Errors say what was looked for and where.
    static result<repository> open(const std::string& path);
    // A bare repository whose folder is `git_dir` itself, such as a mirror. Nothing of its configuration is read for
    // that: what it says of formats and extensions is not looked at.
    static result<repository> open_bare(const std::string& git_dir);
    repository(repository&&) noexcept;
    repository& operator=(repository&&) noexcept;
    ~repository();

    bool is_bare() const;
    bool is_shallow() const;
    bool is_unborn() const;        // HEAD names a branch without commits
    std::string work_tree() const; // empty when bare
    std::string git_dir() const;   // for caches of ours: <git_dir>/delta

    // Full commit id of a revision ("HEAD~2", "v1.2", a branch, a tag, an id). Annotated tags are peeled.
    result<std::string> resolve(std::string_view revision) const;
    // The branch changes are merged into: origin/HEAD, else init.defaultBranch, else main, master, trunk, develop,
    // local or of origin, else the upstream of HEAD's branch. The name it was found by.
    result<std::string> find_default_branch() const;
    // The branch HEAD is on, even when it has no commits yet; nothing when HEAD is detached.
    std::optional<std::string> head_branch() const;
    // Branches, tags and remote branches by their short names, sorted.
    std::vector<std::string> reference_names() const;
    // Best common ancestor. When a shallow clone ends before it, the error says so and names the fetch command.
    result<std::string> merge_base(const std::string& a, const std::string& b) const;

    // Every file of a side, sorted by path. Submodules and symbolic links are listed with their kind.
    std::vector<tree_entry> list(const side& s) const;
    // Files that differ, renames followed (similarity >= 50, bounded), sorted by path.
    std::vector<file_change> diff(const side& before, const side& after) const;
    // Content of a blob, or of a work tree file listed by `list`/`diff` under that oid. Missing objects (partial or
    // shallow clones) are not_found errors that say how to fetch them; blobs over `limit` bytes are too_large.
    result<std::string> read(const std::string& oid, std::uint64_t limit = 8U << 20U) const;
    // The same for one path of a side. Of a file of the work tree these are the bytes on disk; content of a symbolic
    // link is its target, and no link is followed.
    result<std::string> read_path(const side& s, std::string_view path, std::uint64_t limit = 8U << 20U) const;
    // True when a side has a file or a link at this path, whether or not its content can be read.
    bool has_path(const side& s, std::string_view path) const;
    // The one thing that is ever written: `after` in the place of a file of the work tree that holds `before`, in one
    // step and with its mode. Links are not followed; any other content is a conflict.
    result<void> replace_work_file(std::string_view path, std::string_view before, std::string_view after) const;
    // Size of a blob without reading its content.
    result<std::uint64_t> blob_size(const std::string& oid) const;
    bool contains(const std::string& oid) const;

    // First-parent history from `from`, newest first, at most `limit` commits; each with the paths it changed against
    // its first parent. Stops when `visit` returns false. Ends quietly where a shallow clone ends.
    void walk_changes(const std::string& from, std::size_t limit,
                      const std::function<bool(const commit_info&)>& visit) const;
    commit_info info(const std::string& commit) const;

    // A second handle on the same repository, for another thread.
    repository clone_handle() const;

  private:
    struct impl;
    explicit repository(std::unique_ptr<impl> p);
    std::unique_ptr<impl> impl_;
};

} // namespace delta::git
