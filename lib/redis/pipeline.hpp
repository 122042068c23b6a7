// SPDX-License-Identifier: Apache-2.0
// Many exchanges at once on one connection.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <exception>
#include <memory>
#include <string>

#include "async/event.hpp"
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
    void arm();
    void check_deadline();

    async::executor where_;
    std::unique_ptr<wire> wire_;
    std::chrono::milliseconds limit_;
    std::deque<std::shared_ptr<waiting>> waiting_;
    std::string unsent_;
    async::event has_unsent_;
    boost::asio::steady_timer deadline_;
    bool is_armed_ = false;
    std::exception_ptr broken_;
};

} // namespace delta::redis
