// SPDX-License-Identifier: Apache-2.0
// Something that tasks on one thread wait for.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "async/task.hpp"

namespace delta::async {

// Set stays set until `reset`. Used from one thread.
class event {
  public:
    explicit event(const executor& where);
    void set();
    void reset() { set_ = false; }
    bool is_set() const { return set_; }
    // Returns at once when set; any number may wait.
    task<> wait();
    // True when it was set within the limit.
    task<bool> wait_for(steady::duration limit);

  private:
    asio::steady_timer waiters_;
    bool set_ = false;
};

} // namespace delta::async
