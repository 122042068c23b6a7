// SPDX-License-Identifier: Apache-2.0
// What every coroutine of Delta returns. A task starts when it is awaited; it runs on its awaiter's executor and obeys
// terminal cancellation only.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>

namespace delta::async {

namespace asio = boost::asio;

template <class T = void>
using task = asio::awaitable<T>;

using executor = asio::any_io_executor;
using steady = std::chrono::steady_clock;

} // namespace delta::async
