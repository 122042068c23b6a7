// SPDX-License-Identifier: Apache-2.0
// What a `repository` holds; for the source files of this room only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "git/handle.hpp"
#include "git/repository.hpp"
#include "git/store.hpp"

namespace delta::git {

struct repository::impl {
    explicit impl(repository_handle r) : repo(std::move(r)), objects(repo.get()) {}

    // The blob or link at a path of the index or of a commit.
    std::optional<git_oid> find(const side& s, std::string_view path) const;

    repository_handle repo;
    store objects;
    // Paths of the work tree files whose content is in no object, by the id it would have.
    mutable std::map<std::string, std::string> work_files;
};

// The id written in `hex`; anything else is our caller's mistake and thrown as such.
git_oid get_oid(std::string_view hex);

} // namespace delta::git
