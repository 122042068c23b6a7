// SPDX-License-Identifier: Apache-2.0
// One timer for all that is answered in order: the first is the one that waits longest.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "async/task.hpp"

namespace delta::async {

// Used from one thread. Calls nothing any more once it is gone.
class front_deadline {
  public:
    // By when the first is to be answered; nothing when none waits.
    using find_first = std::function<std::optional<steady::time_point>()>;

    // `late` is called when that time has passed; after it nothing is watched until `watch`.
    front_deadline(const executor& where, find_first first, std::function<void()> late);
    ~front_deadline();
    front_deadline(const front_deadline&) = delete;
    front_deadline& operator=(const front_deadline&) = delete;

    // After something was added. Cheap when the timer stands already.
    void watch();
    void stop();

  private:
    struct state;
    std::shared_ptr<state> state_;
};

} // namespace delta::async
