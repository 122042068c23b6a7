// SPDX-License-Identifier: Apache-2.0
// Children that run beside one another and are always waited for: nothing in Delta is detached.
#pragma once

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <exception>
#include <list>

#include "async/task.hpp"

namespace delta::async {

// Used from one thread. Must outlive its children: await `join` before it is destroyed.
class task_group {
  public:
    explicit task_group(executor where);
    ~task_group();
    task_group(const task_group&) = delete;
    task_group& operator=(const task_group&) = delete;

    // Starts the child soon; it must own what it uses. A child that throws cancels its siblings. What is returned stops
    // this child alone, for as long as it runs.
    asio::cancellation_signal& spawn(task<> child);
    // Asks every child to stop.
    void cancel();
    // Returns when no child is left, throwing the first exception of a child that was not mere cancellation. When the
    // waiter is cancelled the children are too, and are still waited for.
    task<> join();

    std::size_t size() const { return children_.size(); }

  private:
    void ended(std::list<asio::cancellation_signal>::iterator child, std::exception_ptr thrown);

    executor where_;
    std::list<asio::cancellation_signal> children_;
    asio::steady_timer change_;
    std::exception_ptr first_;
};

} // namespace delta::async
