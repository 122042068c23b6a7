// SPDX-License-Identifier: Apache-2.0
#include "queue/wakeups.hpp"

#include "base/log.hpp"

namespace delta::queue {
namespace {

constexpr const char* stream = "delta:jobs";
constexpr const char* group = "workers";
// More wake-ups than that wake nobody who would not be awake.
constexpr const char* longest = "1000";
constexpr auto block = std::chrono::seconds(5);

async::task<> make_stream(redis::client& through) {
    try {
        co_await through.run("XGROUP", "CREATE", stream, group, "0", "MKSTREAM");
    } catch (const redis::failure& e) {
        // Another worker was quicker.
        if (e.code() != "BUSYGROUP") throw;
    }
}

} // namespace

redis::command make_wakeup() {
    return {"XADD", stream, "MAXLEN", "~", longest, "*", "w", "1"};
}

async::task<bool> wait_for_wakeup(redis::client& through, std::string consumer, std::size_t most) {
    const redis::command read{"XREADGROUP", "GROUP",
                              group,        consumer,
                              "COUNT",      std::to_string(most),
                              "BLOCK",      std::to_string(std::chrono::milliseconds(block).count()),
                              "NOACK",      "STREAMS",
                              stream,       ">"};
    try {
        co_return !(co_await through.run_blocking(read, block)).is_nil();
    } catch (const redis::failure& e) {
        // Redis was emptied, or is new.
        if (e.code() != "NOGROUP") throw;
    }
    co_await make_stream(through);
    // What was written before may have been lost with the old stream.
    co_return true;
}

async::task<> forget_consumer(redis::client& through, std::string consumer) {
    try {
        co_await through.run("XGROUP", "DELCONSUMER", stream, group, consumer);
    } catch (const failure& e) {
        log::debug("forget_consumer_failed", {{"why", e.what()}});
    }
}

} // namespace delta::queue
