// SPDX-License-Identifier: Apache-2.0
// What a `repository` holds; for the source files of this room only.
#pragma once

#include <map>
#include <string>

#include "git/handle.hpp"
#include "git/repository.hpp"
#include "git/store.hpp"

namespace delta::git {

struct repository::impl {
    explicit impl(repository_handle r) : repo(std::move(r)), objects(repo.get()) {}

    repository_handle repo;
    store objects;
    // Paths of the work tree files whose content is in no object, by the id it would have.
    mutable std::map<std::string, std::string> work_files;
};

// The id written in `hex`; anything else is our caller's mistake and thrown as such.
git_oid get_oid(std::string_view hex);

} // namespace delta::git
