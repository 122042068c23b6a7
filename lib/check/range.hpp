// SPDX-License-Identifier: Apache-2.0
// From what stands on the command line to the two sides that are compared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "git/repository.hpp"

namespace delta::check {

struct range_options {
    std::string path = ".";
    std::optional<std::string> base = {}; // a revision; without it the merge base with the default branch
    std::optional<std::string> head = {}; // a revision; without it HEAD
    bool worktree = false;                // head is the work tree
    bool staged = false;                  // head is the index, base HEAD
};

struct range {
    git::repository repo;
    git::side base; // of an unborn branch or a first commit: a commit side with an empty id, the empty tree
    git::side head;
    std::string base_label;         // "the merge base with origin/main (0123456789ab)"
    std::string head_label;         // "HEAD (0123456789ab)"; "the work tree"
    std::vector<std::string> notes; // sentences about choices that a person may not expect
};

// A base that is no ancestor of head (its branch went on meanwhile) is replaced by the merge base of the two, with a
// note: what others did since is no change of ours. When head is on the default branch already, its first parent is
// the base, with a note. Errors are sentences that say what to do.
result<range> find_range(const range_options& options);

} // namespace delta::check
