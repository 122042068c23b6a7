// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "base/error.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct user {
    std::string id;
    std::optional<std::string> full_name;
    std::string email;
    std::string password_hash;
    std::optional<std::int64_t> github_user_id;
    std::optional<std::string> github_username;
    pg::timestamp created_at;
};

struct new_user {
    std::string email;
    std::string password_hash;
    std::optional<std::string> full_name;
};

// errc::conflict when the address is taken, in whatever case.
async::task<result<user>> insert_user(pg::querier& db, const new_user& who);

async::task<std::optional<user>> find_user(pg::querier& db, std::string_view id);
// In whatever case.
async::task<std::optional<user>> find_user_by_email(pg::querier& db, std::string_view email);
async::task<std::optional<user>> find_user_by_github(pg::querier& db, std::int64_t github_user_id);

// One GitHub account belongs to one user: another user's claim to it ends. False when there is no such user.
async::task<bool> link_github_account(pg::querier& db, std::string_view user_id, std::int64_t github_user_id,
                                      std::string_view github_username);

} // namespace delta::store
