// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct installation {
    std::string id;
    std::int64_t installation_id = 0; // GitHub's
    std::optional<std::string> user_id;
    std::string account_name;
    std::string account_type; // "User", "Organization"
    pg::timestamp created_at;
};

struct new_installation {
    std::int64_t installation_id = 0;
    std::string account_name;
    std::string account_type;
    // Who installed it: it becomes theirs when they have an account here and nobody owns it yet.
    std::optional<std::int64_t> sender_github_user_id = {};
};

// New, or brought up to date.
async::task<installation> save_installation(pg::querier& db, const new_installation& what);

// With its repositories and all that belongs to them. False when there was none.
async::task<bool> delete_installation(pg::querier& db, std::int64_t installation_id);

// Marks each of its repositories; returns how many.
async::task<std::size_t> set_installation_suspended(pg::querier& db, std::int64_t installation_id, bool suspended);

// errc::not_found when there is none (its webhook may be late), errc::conflict when it belongs to somebody else.
async::task<result<installation>> link_installation(pg::querier& db, std::int64_t installation_id,
                                                    std::string_view user_id);

// GitHub's numbers of all there are.
async::task<std::vector<std::int64_t>> list_installation_ids(pg::querier& db);
async::task<std::optional<installation>> find_installation(pg::querier& db, std::int64_t installation_id);
async::task<std::vector<installation>> list_installations(pg::querier& db, std::string_view user_id);

} // namespace delta::store
