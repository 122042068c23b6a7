// SPDX-License-Identifier: Apache-2.0
// Sessions, one per device, in Redis. Refresh tokens rotate; an old one that comes back ends its session, because then
// two hold it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "redis/client.hpp"

namespace delta::api {

struct device {
    std::string user_agent;
    std::string address;
};

// What a refresh token carries of its session.
struct session_key {
    std::string session;
    std::string serial;
};

struct session_info {
    std::string id;
    device from;
    std::chrono::sys_seconds created_at;
    std::chrono::sys_seconds last_seen_at;
};

// How long the refresh token before the newest is still taken: requests that were sent at the same time carry it.
inline constexpr auto rotation_grace = std::chrono::seconds(10);

class sessions {
  public:
    sessions(redis::client& in, std::chrono::seconds lifetime) : redis_(in), lifetime_(lifetime) {}

    async::task<session_key> begin(std::string user_id, device from);
    async::task<bool> is_alive(std::string user_id, std::string session);
    // The key of the next refresh token. unauthorized when the session has ended, or ends here because the serial was
    // used before.
    async::task<result<session_key>> rotate(std::string user_id, session_key presented, device from);
    // The last used first.
    async::task<std::vector<session_info>> list(std::string user_id);
    // False when the user has no such session.
    async::task<bool> end(std::string user_id, std::string session);
    async::task<> end_all(std::string user_id);

  private:
    redis::client& redis_;
    std::chrono::seconds lifetime_;
};

} // namespace delta::api
