// SPDX-License-Identifier: Apache-2.0
// A commit made without a work tree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace delta::git {

struct file_edit {
    std::string path;
    std::string content;
};

struct new_commit {
    std::string parent;
    std::vector<file_edit> edits;
    std::string message;
    std::string author_name;
    std::string author_email;
    std::int64_t time = 0; // seconds since 1970, so that the same edits are the same commit
};

// Writes the commit's objects into the repository and returns its id; no reference is touched. Only files that the
// parent has can be edited, and they keep their mode. Blocking.
result<std::string> commit_blocking(const std::string& git_dir, const new_commit& what);

} // namespace delta::git
