// SPDX-License-Identifier: Apache-2.0
#include "async/sleep.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace delta::async {

task<> sleep_until(steady::time_point when) {
    asio::steady_timer timer(co_await asio::this_coro::executor, when);
    co_await timer.async_wait(asio::use_awaitable);
}

task<> sleep_for(steady::duration pause) {
    co_await sleep_until(steady::now() + pause);
}

bool is_cancellation(const std::exception& e) noexcept {
    const auto* const error = dynamic_cast<const boost::system::system_error*>(&e);
    return error != nullptr && error->code() == asio::error::operation_aborted;
}

} // namespace delta::async
