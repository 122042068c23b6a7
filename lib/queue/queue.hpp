// SPDX-License-Identifier: Apache-2.0
// Jobs: a job is a row written in the transaction that caused it. PostgreSQL remembers, Redis wakes.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "async/task.hpp"
#include "pg/pool.hpp"

namespace delta::redis {
class client;
}

namespace delta::queue {

struct new_job {
    std::string kind; // "deliver", "analyze"
    boost::json::value arguments;
    int priority = 0; // higher first
    // Jobs with the same key never run at the same time, and run in the order they were written; those whose time has
    // not come (delayed, or to be tried again) are passed by.
    std::string ordering_key = {};
    // While a job with this key waits, another is not written: the waiting one takes the new arguments and begins anew.
    // One that runs goes on, but is not tried again once a newer one waits.
    std::string unique_key = {};
    int max_attempts = 4;
    std::chrono::seconds deadline = std::chrono::minutes(10); // of one attempt
    std::chrono::milliseconds delay = {};
};

// Within the caller's transaction. Returns the job's id (of the waiting one when `unique_key` found it).
async::task<std::int64_t> enqueue(pg::querier& tx, const new_job& job);

struct depth {
    std::int64_t waiting = 0;   // to be done now
    std::int64_t scheduled = 0; // to be done later
    std::int64_t running = 0;
    std::int64_t dead = 0;
    std::chrono::milliseconds oldest{}; // for how long the first of `waiting` could have begun
};
async::task<depth> measure_depth(pg::querier& db);

// After commit: tells sleeping workers. Failing is harmless, the sweep finds the job; so it never throws but
// cancellation.
async::task<> wake(redis::client& through);

} // namespace delta::queue
