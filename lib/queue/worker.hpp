// SPDX-License-Identifier: Apache-2.0
// Takes jobs and does them, some at a time, on one reactor.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "queue/job.hpp"
#include "queue/outcomes.hpp"
#include "queue/pause.hpp"
#include "queue/queue.hpp"
#include "redis/client.hpp"

namespace delta::queue {

// What a handler is given; lives as long as the attempt.
class job_context {
  public:
    job_context(const job& about, async::steady::time_point deadline) : job_(about), deadline_(deadline) {}

    const job& about() const { return job_; }
    async::steady::time_point deadline() const { return deadline_; }
    // Marks the job done within the handler's own transaction, so that its effect happens exactly once: both are
    // committed, or neither. Throws lease_lost when the job is no longer this worker's; the transaction must then be
    // left.
    async::task<> finish_in(pg::querier& tx);
    // True when a newer job with the same unique key waits: what this one finds out, nobody wants to know.
    async::task<bool> is_superseded(pg::querier& db) const;

    bool is_finished() const { return finished_; }

  private:
    const job& job_;
    async::steady::time_point deadline_;
    bool finished_ = false;
};

// A handler is cancelled at the job's deadline, when the lease is lost, and when the worker stops and cannot wait any
// longer. It may be run again for the same job, so each step of it is safe to repeat.
using handler = std::function<async::task<outcome>(job_context&)>;

struct worker_options {
    std::string name; // unique among all workers, "host:pid"
    std::size_t slots = 4;
    // A job whose worker is silent for so long goes to another. Renewed three times within it.
    std::chrono::milliseconds lease = std::chrono::seconds(30);
    // How often the database is asked without having been woken.
    std::chrono::milliseconds poll = std::chrono::seconds(1);
    // How long `stop` waits for what runs.
    std::chrono::milliseconds drain = std::chrono::seconds(20);
    std::chrono::seconds keep_finished = std::chrono::hours(24);
    retry_pauses pauses = {};
};

struct worker_statistics {
    std::size_t running = 0;
    // How often the database was asked for jobs.
    std::size_t claims = 0;
    // How many jobs of each kind ended how, since the start: {"analyze", "done"}. Outcomes are done, snoozed,
    // cancelled, failed, dead, handed_back and lost.
    outcome_counts ended = {};
};

class worker {
  public:
    worker(async::executor where, pg::pool& db, redis::client& wakeups, worker_options options);
    ~worker();
    worker(const worker&) = delete;
    worker& operator=(const worker&) = delete;

    // Before `run`. A job of a kind without a handler fails: a newer worker may know it.
    void handle(std::string kind, handler how);
    // Writes the job at the start and then `every` so often, once among all workers.
    void schedule(std::string name, std::chrono::seconds every, new_job job);

    // Works until `stop`, or until it is cancelled. In both cases returns when nothing of it is left: jobs that were
    // cut are handed back without having used an attempt.
    async::task<> run();
    // Does what can be done now, and returns.
    async::task<> run_once();
    // Takes no more jobs, and ends `run` when those that run have ended or `drain` has passed.
    void stop();

    worker_statistics statistics() const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::queue
