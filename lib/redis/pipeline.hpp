// SPDX-License-Identifier: Apache-2.0
// Many exchanges at once on one connection.
#pragma once

#include <chrono>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "async/event.hpp"
#include "async/front_deadline.hpp"
#include "async/task.hpp"
#include "redis/wire.hpp"

namespace delta::redis {

// Reading and writing go on beside its users, and end when it is closed or breaks; then every exchange that waits, and
// every later one, throws why.
class pipeline : public std::enable_shared_from_this<pipeline> {
  public:
    // An exchange that has no reply after `limit` closes it.
    pipeline(async::executor where, std::unique_ptr<wire> over, std::chrono::milliseconds limit);

    void start();
    // Sends `bytes`, which are `count` commands, and gives their replies. An exchange that is cancelled is abandoned:
    // its replies are thrown away when they come, and the others live.
    async::task<reply_list> exchange(std::string bytes, std::size_t count);
    void close(std::exception_ptr why) noexcept;
    bool is_open() const { return !broken_; }

  private:
    struct waiting;
    async::task<> read_all();
    async::task<> write_all();
    void run_to_end(async::task<> half);
    std::optional<async::steady::time_point> first_deadline() const;
    void give_up();

    async::executor where_;
    std::unique_ptr<wire> wire_;
    std::chrono::milliseconds limit_;
    std::deque<std::shared_ptr<waiting>> waiting_;
    std::string unsent_;
    async::event has_unsent_;
    async::front_deadline deadline_;
    std::exception_ptr broken_;
};

} // namespace delta::redis
