// SPDX-License-Identifier: Apache-2.0
// Wake-ups: entries of a Redis stream, of which each goes to one worker. They carry nothing and may be lost.
#pragma once

#include <string>

#include "async/task.hpp"
#include "redis/client.hpp"

namespace delta::queue {

redis::command make_wakeup();

// Waits for wake-ups for `consumer`, at most `most` of them at once and some seconds long. False when none came. Makes
// the stream when Redis does not have it (any more). Throws as redis::client does.
async::task<bool> wait_for_wakeup(redis::client& through, std::string consumer, std::size_t most);

// The worker is gone for good; its name need not be kept.
async::task<> forget_consumer(redis::client& through, std::string consumer);

} // namespace delta::queue
