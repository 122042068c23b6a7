// SPDX-License-Identifier: Apache-2.0
#include "async/event.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "async/timeout.hpp"
#include "base/error.hpp"

namespace delta::async {

event::event(const executor& where) : waiters_(where, asio::steady_timer::time_point::max()) {}

void event::set() {
    set_ = true;
    waiters_.cancel();
}

task<> event::wait() {
    // The timer never expires: its wait ends by `set`, or by cancellation, which throws at the next await.
    while (!set_) {
        co_await waiters_.async_wait(asio::as_tuple(asio::use_awaitable));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none)
            throw boost::system::system_error(asio::error::operation_aborted);
    }
}

task<bool> event::wait_for(steady::duration limit) {
    try {
        co_await with_timeout(limit, wait());
    } catch (const timeout_failure&) {
        co_return set_;
    }
    co_return true;
}

} // namespace delta::async
