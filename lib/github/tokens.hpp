// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "async/task.hpp"
#include "base/secret.hpp"
#include "redis/client.hpp"

namespace delta::github {

struct kept_token {
    secret token;
    std::chrono::sys_seconds expires;
};

// Installations' tokens, in memory and in Redis, until they have less than five minutes left. Redis being away costs a
// call to GitHub, no more.
class tokens {
  public:
    tokens(redis::client* redis, std::string app_id) : redis_(redis), app_id_(std::move(app_id)) {}
    async::task<std::optional<secret>> find(std::int64_t installation_id);
    async::task<> keep(std::int64_t installation_id, kept_token token);
    // GitHub no longer takes it.
    async::task<> forget(std::int64_t installation_id);

  private:
    std::string key_of(std::int64_t installation_id) const;
    async::task<std::optional<std::string>> ask(redis::command what);

    redis::client* redis_;
    std::string app_id_;
    std::map<std::int64_t, kept_token> kept_;
};

// "2026-11-25T23:01:02Z" as GitHub writes it.
std::optional<std::chrono::sys_seconds> parse_time(const std::string& text);

} // namespace delta::github
