// SPDX-License-Identifier: Apache-2.0
// Which commit took away what a document still relies on.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "git/repository.hpp"

namespace delta::check {

struct past_commit {
    std::string id;
    std::string parent;
};

struct debt_history {
    std::map<std::string, past_commit> removed;              // by path: the commit whose parent had it last
    std::map<std::string, std::vector<past_commit>> touched; // by document: the commits that changed it, newest first
};

inline constexpr std::size_t debt_commits = 2000;

// Looks through the first-parent history of `head`: for the removal of each of `paths`, and for the commits that
// changed each of `docs`, at most `versions` of them.
debt_history read_debt_history(const git::repository& repo, const git::side& head, const std::set<std::string>& paths,
                               const std::set<std::string>& docs, std::size_t versions);

} // namespace delta::check
