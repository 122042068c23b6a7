// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "async/task.hpp"

namespace delta::async {

// Ends early, by throwing, when the task is cancelled.
task<> sleep_for(steady::duration pause);
task<> sleep_until(steady::time_point when);

// True for the exception with which Asio ends a cancelled operation. Cancellation is never wrapped, retried or logged.
bool is_cancellation(const std::exception& e) noexcept;

} // namespace delta::async
