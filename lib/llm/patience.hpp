// SPDX-License-Identifier: Apache-2.0
// When a server is asked again, and when it is left alone. No I/O and no clock: the time is handed in.
#pragma once

#include <chrono>
#include <optional>

#include "async/task.hpp"
#include "http/message.hpp"

namespace delta::llm {

// By Retry-After, in seconds or as a date, or by Google's RetryInfo in the body; at most an hour.
std::optional<std::chrono::seconds> find_pause(const http::response& told, std::chrono::sys_seconds now);
// The same request may be answered another time: limits, overload, gateways.
bool may_ask_again(int status);

struct breaker_options {
    int failures = 4; // in a row, until the server is left alone
    std::chrono::seconds first_pause{30};
    std::chrono::seconds longest_pause{600};
};

// A server that fails is left alone for a while; then one request tries whether it is back, and if it is not the pause
// doubles. Whoever may ask must say what came of it.
class breaker {
  public:
    using time_point = async::steady::time_point;

    explicit breaker(breaker_options options = {}) : options_(options), pause_(options.first_pause) {}

    // Taken by whoever gets true while the server is tried.
    bool may_ask(time_point now);
    void succeeded();
    void failed(time_point now);
    // What would fail for everybody until then: a key that is not accepted, a limit that is used up.
    void leave_alone(time_point now, std::chrono::seconds pause);
    // Cancelled before anything came of it.
    void gave_up() { is_trying_ = false; }

    // Nothing while it may be asked.
    std::optional<std::chrono::seconds> find_wait(time_point now) const;

  private:
    breaker_options options_;
    std::chrono::seconds pause_;
    int failures_ = 0;
    bool is_open_ = false;
    bool is_trying_ = false;
    time_point until_{};
};

} // namespace delta::llm
