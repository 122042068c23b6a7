// SPDX-License-Identifier: Apache-2.0
// News of analyses for whoever watches: published in Redis, kept nowhere.
#pragma once

#include <string>
#include <string_view>

#include "async/task.hpp"

namespace delta::redis {
class client;
}

namespace delta::queue {

struct phase_change {
    std::string repo_id;
    std::string event_id;
    int pr_number = 0;
    std::string processing_phase;
    std::string drift_result;
};

// "delta:events:<repo id>"; ids are in lower case, as PostgreSQL writes them.
std::string channel_of(std::string_view repo_id);

// After commit. Failing is harmless, the list has it too; so it never throws but cancellation.
async::task<> publish(redis::client& through, phase_change news);

} // namespace delta::queue
