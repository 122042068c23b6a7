// SPDX-License-Identifier: Apache-2.0
// Objects read straight from the object database. libgit2's own tree and commit types parse more than we need, and
// its history walk knows no shallow clones (as of 1.5).
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "git/handle.hpp"
#include "git/parse.hpp"
#include "git/repository.hpp"

namespace delta::git {

entry_kind kind_of_mode(std::uint32_t mode);

// The entries of one tree in git's order; names point into the object.
struct raw_tree {
    odb_object_handle object;
    std::vector<raw_entry> entries;
};

// Reads one object. Not safe to use from two threads.
class store {
  public:
    explicit store(git_repository* repo);

    raw_tree tree(const git_oid& id) const;
    // Two trees without entries that are the same in both; a missing one is empty.
    std::pair<raw_tree, raw_tree> differing(const git_oid* before, const git_oid* after) const;
    // Parents that a shallow clone cut off are left out. The last few are kept: libgit2 keeps none whose id it was
    // asked to resolve, and one that is no part of a pack costs six system calls.
    raw_commit commit(const git_oid& id) const;
    result<std::string> blob(const git_oid& id, std::uint64_t limit) const;
    result<std::uint64_t> blob_size(const git_oid& id) const;
    bool contains(const git_oid& id) const;
    bool is_shallow_boundary(const git_oid& commit) const;
    bool is_shallow() const { return !shallow_.empty(); }

  private:
    struct kept_commit {
        git_oid id;
        raw_commit commit;
    };
    static constexpr std::size_t most_kept = 4;

    odb_object_handle read(const git_oid& id, git_object_t wanted) const;
    void parse(const git_oid& id, raw_tree& tree) const;
    error missing(const git_oid& id) const;

    odb_handle odb_;
    mutable std::deque<kept_commit> kept_; // newest last
    std::vector<git_oid> shallow_;         // sorted
    std::string place_;                    // of the repository, as a word for a shell
    std::string remote_ = "origin";
    bool partial_ = false;
};

// A file of two trees: `before` or `after` is null when only the other has it, and both never equal. False stops.
using tree_visitor = std::function<bool(const std::string& path, const raw_entry* before, const raw_entry* after)>;

// Visits every entry that is no folder and differs between two trees, in the order of paths; folders with equal ids
// are not entered. A missing tree is empty, so that one tree against nothing lists it. `budget` counts down for each
// visit; a walk that uses it up throws, since a few kilobytes of nested trees can name billions of files.
void compare_trees(const store& objects, const std::optional<git_oid>& before, const std::optional<git_oid>& after,
                   std::size_t& budget, const tree_visitor& visit);

constexpr std::size_t most_files = 2'000'000;

} // namespace delta::git
