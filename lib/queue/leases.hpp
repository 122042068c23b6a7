// SPDX-License-Identifier: Apache-2.0
// The statements by which workers take jobs and give them back. Each is conditional on the job's state and, once it is
// claimed, on its generation.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "queue/job.hpp"
#include "queue/queue.hpp"

namespace delta::queue {

// Up to `most` jobs that may run now, the most urgent first.
async::task<std::vector<job>> claim(pg::querier& db, std::string worker, std::size_t most,
                                    std::chrono::milliseconds lease);

struct held {
    std::int64_t id;
    std::int64_t generation;
};

// Ids of those that are still held, with their lease made longer.
async::task<std::vector<std::int64_t>> extend(pg::querier& db, std::vector<held> jobs, std::chrono::milliseconds lease);

enum class next_state : std::uint8_t { done, cancelled, dead, waiting };

struct settlement {
    held which;
    next_state state = next_state::done;
    std::chrono::milliseconds pause{}; // of `waiting`
    bool attempt_used = true;
    std::optional<std::string> error = {};
};

struct settled_job {
    std::int64_t id;
    // A job that may run now: this one again, or one that waited behind it. Of one that another transaction is writing
    // this moment nothing is known; it is found when the database is asked the next time.
    bool frees;
};

// Those that were still held and are settled now. A job that would wait beside a newer one with its unique key is
// cancelled in its favour.
async::task<std::vector<settled_job>> settle(pg::querier& db, const std::vector<settlement>& jobs);

// Takes back jobs whose lease has run out: their worker is gone. Returns how many.
async::task<std::size_t> rescue(pg::querier& db);

// Writes the job if its turn has come, and no other worker has written it.
async::task<bool> write_scheduled(pg::querier& db, std::string name, std::chrono::seconds every, const new_job& job);

// Deletes done and cancelled jobs, some at a time. Dead ones are kept.
async::task<std::size_t> purge(pg::querier& db, std::chrono::seconds older_than);

// True when a newer job with the same unique key waits.
async::task<bool> is_superseded(pg::querier& db, std::string unique_key);

} // namespace delta::queue
