// SPDX-License-Identifier: Apache-2.0
// Where the App is installed, on which repositories, and who asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "github/target.hpp"

namespace delta::github {

struct installation {
    std::int64_t id = 0;
    std::string account_name;
    std::string account_type; // User, Organization
    std::int64_t account_id = 0;
    bool is_suspended = false;
};

struct repository {
    std::int64_t id = 0;
    std::string full_name; // "octo/app"
    std::string owner_avatar_url;
    std::string description;
    std::string language;
    std::string default_branch;
    std::int64_t stars = 0;
    std::int64_t forks = 0;
};

struct user {
    std::int64_t id = 0;
    std::string login;
    std::string avatar_url;
};

async::task<result<std::vector<installation>>> list_installations(api& by);
async::task<result<installation>> get_installation(api& by, std::int64_t id);
async::task<result<std::vector<repository>>> list_repositories(api& by, std::int64_t installation_id);
async::task<result<repository>> get_repository(const target& at);

async::task<result<user>> get_user(api& by, secret token);
// Those the user may see.
async::task<result<std::vector<installation>>> list_user_installations(api& by, secret token);
// Whether `who` has a say there, and not just a view: it is of their own account, or they administer a repository of
// it.
async::task<result<bool>> administers(api& by, secret token, const user& who, const installation& at);

// As they stand in answers and webhooks. Invalid when a member is missing.
result<installation> read_installation(const boost::json::value& body);
result<repository> read_repository(const boost::json::value& body);

} // namespace delta::github
