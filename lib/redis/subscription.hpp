// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "redis/connector.hpp"

namespace delta::redis {

// Subscribes on connections of its own until cancelled; a connection that breaks, or on which not even our pings are
// answered, is replaced.
async::task<> run_subscription(async::executor where, connector& connections, std::vector<std::string> channels,
                               std::function<void(std::string channel, std::string message)> on_message,
                               std::function<void()> on_subscribed);

} // namespace delta::redis
