// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct repository {
    std::string id;
    std::int64_t installation_id = 0; // GitHub's
    std::string repo_name;            // "owner/name"
    bool is_active = false;
    bool is_suspended = false;
    std::optional<std::string> avatar_url;
    std::optional<std::string> docs_root_path;
    std::optional<std::string> target_branch;
    std::optional<std::string> style_preference;
    std::optional<std::vector<std::string>> file_ignore_patterns;
    std::optional<std::string> reviewer;
    std::optional<std::string> docs_policies;
    std::optional<pg::timestamp> last_synced_at;
    pg::timestamp created_at;
    std::optional<std::string> owner_id; // users.id, when the installation is linked
};

// Untouched unless it is set; set to nothing, it clears.
template <class T>
struct change {
    bool is_set = false;
    std::optional<T> to = {};
};

struct settings_patch {
    change<std::string> docs_root_path = {};
    change<std::string> target_branch = {};
    change<std::string> style_preference = {}; // concise, descriptive, professional, technical
    change<std::vector<std::string>> file_ignore_patterns = {};
    change<std::string> reviewer = {};
    change<std::string> docs_policies = {}; // at most 1,500 characters
};

// Each is read when it is asked for: who writes them out one by one needs memory for one.
class repository_list {
  public:
    explicit repository_list(pg::rows answer) : answer_(std::move(answer)) {}
    std::size_t size() const { return answer_.size(); }
    bool empty() const { return answer_.empty(); }
    repository operator[](std::size_t index) const;

  private:
    pg::rows answer_;
};

// For the API: only what belongs to the user. errc::not_found for everything else.
async::task<repository_list> list_repositories(pg::querier& db, std::string_view user_id);
async::task<std::vector<repository>> list_newest_repositories(pg::querier& db, std::string_view user_id, int limit);
async::task<result<repository>> find_repository(pg::querier& db, std::string_view user_id, std::string_view id);
async::task<result<repository>> update_repository(pg::querier& db, std::string_view user_id, std::string_view id,
                                                  const settings_patch& patch);
async::task<result<repository>> set_repository_active(pg::querier& db, std::string_view user_id, std::string_view id,
                                                      bool active);

} // namespace delta::store
