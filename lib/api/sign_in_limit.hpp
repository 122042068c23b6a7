// SPDX-License-Identifier: Apache-2.0
// How often somebody may try to sign in, counted in Redis for all processes together.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "async/task.hpp"
#include "redis/client.hpp"

namespace delta::api {

// An attempt costs one; `burst` are there at first, and one comes back each `interval`.
struct allowance {
    int burst;
    std::chrono::milliseconds interval;
};

inline constexpr allowance per_account{.burst = 10, .interval = std::chrono::minutes(1)};
inline constexpr allowance per_address{.burst = 100, .interval = std::chrono::seconds(3)};

class sign_in_limit {
  public:
    explicit sign_in_limit(redis::client& in) : redis_(in) {}

    // Nothing when the attempt is allowed; otherwise how long to wait, and nothing is counted.
    async::task<std::optional<std::chrono::seconds>> take(std::string email, std::string address);
    // After a right password: the account's attempts are forgotten, the address's are not.
    async::task<> forgive(std::string email);

  private:
    redis::client& redis_;
};

} // namespace delta::api
