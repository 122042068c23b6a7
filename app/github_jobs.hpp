// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "config.hpp"
#include "pg/pool.hpp"
#include "queue/worker.hpp"
#include "redis/client.hpp"

namespace delta::app {

// What the jobs of the GitHub App work with. Must outlive the worker's run.
class github_jobs {
  public:
    virtual ~github_jobs() = default;
};

// Registers the jobs with `worker`. Nothing without an App: its jobs then wait for a worker that has one. Throws
// config_failure when the App's key cannot be used.
std::unique_ptr<github_jobs> make_github_jobs(const async::executor& where, pg::pool& db, redis::client& redis,
                                              const settings& by, queue::worker& worker);

} // namespace delta::app
