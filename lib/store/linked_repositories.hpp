// SPDX-License-Identifier: Apache-2.0
// Repositories as GitHub tells of them: what webhooks and the worker read and write, for no user in particular.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "store/repositories.hpp"

namespace delta::store {

struct linked_repository {
    std::string repo_name; // "owner/name"
    std::optional<std::int64_t> github_repo_id;
    std::optional<std::string> avatar_url;
};

async::task<std::optional<repository>> find_repository_by_id(pg::querier& db, std::string_view id);
// By GitHub's id when that is known, since names change; by name within the installation otherwise.
async::task<std::optional<repository>> find_linked_repository(pg::querier& db, std::int64_t installation_id,
                                                              std::optional<std::int64_t> github_repo_id,
                                                              std::string_view repo_name);

// Those that are there already keep their settings, under whatever name and installation they were. Returns how many
// are new.
async::task<std::size_t> add_repositories(pg::querier& db, std::int64_t installation_id,
                                          const std::vector<linked_repository>& added);
async::task<std::size_t> remove_repositories(pg::querier& db, std::int64_t installation_id,
                                             const std::vector<std::string>& repo_names);

// Of an installation, those that were there before `since`: what came later cannot be missing from an older list.
struct known_repository {
    std::string id;
    std::string repo_name;
    std::optional<std::int64_t> github_repo_id;
};
async::task<std::vector<known_repository>> list_known_repositories(pg::querier& db, std::int64_t installation_id,
                                                                   pg::timestamp since);

// Renamed, or transferred to another installation, with all that belongs to it. False when neither the id nor the old
// name is known, or when the new place is taken already.
async::task<bool> move_repository(pg::querier& db, std::optional<std::int64_t> github_repo_id,
                                  std::string_view old_name, std::int64_t new_installation_id,
                                  std::string_view new_name);

async::task<> note_repository_synced(pg::querier& db, std::string_view id);

} // namespace delta::store
