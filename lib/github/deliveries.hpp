// SPDX-License-Identifier: Apache-2.0
// What GitHub sent us, and what of it failed. GitHub does not send a failed delivery again by itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "github/api.hpp"

namespace delta::github {

struct failed_delivery {
    std::int64_t id = 0;
    std::string guid; // X-GitHub-Delivery
};

// Those delivered since `since` of which no attempt went well, oldest first.
async::task<result<std::vector<failed_delivery>>> list_failed_deliveries(api& by, std::chrono::sys_seconds since);
async::task<result<void>> redeliver(api& by, std::int64_t delivery_id);

} // namespace delta::github
