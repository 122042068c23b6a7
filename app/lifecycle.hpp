// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "async/task.hpp"

namespace delta::app {

// How a service of ours ends. The first SIGTERM or SIGINT calls `on_stop`, which asks everything to finish; a second
// one, or `limit` passing before `end`, ends the process at once with exit code 3. SIGHUP is ignored: nothing is
// reopened.
class lifecycle {
  public:
    lifecycle(const async::executor& where, std::chrono::seconds limit, std::function<void()> on_stop);
    ~lifecycle();
    lifecycle(const lifecycle&) = delete;
    lifecycle& operator=(const lifecycle&) = delete;

    // Everything has finished: signals are no longer waited for, so that the loop may run dry.
    void end();

  private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

// What runs has 20 s to finish, and a little more is left for saying so.
inline constexpr auto drain_limit = std::chrono::seconds(20);
inline constexpr auto exit_limit = drain_limit + std::chrono::seconds(5);

} // namespace delta::app
