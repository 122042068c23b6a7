// SPDX-License-Identifier: Apache-2.0
#include "async/timeout.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/error.hpp"

namespace delta::async {

// Asio's own `task || timer` waits for the first success, so that a task which fails at once would wait out the limit.
task<> with_timeout(steady::duration limit, task<> work, const char* what) {
    const auto here = co_await asio::this_coro::executor;
    asio::steady_timer timer(here, limit);
    auto group = asio::experimental::make_parallel_group(asio::co_spawn(here, std::move(work), asio::deferred),
                                                         timer.async_wait(asio::deferred));
    const auto [order, thrown, expired] =
        co_await group.async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
    // The timer ends without an error only when the limit has passed.
    if (thrown && order[0] == 1 && !expired)
        throw timeout_failure(
            fmt::format("{} took longer than {}", what, std::chrono::duration_cast<std::chrono::milliseconds>(limit)));
    if (thrown) std::rethrow_exception(thrown);
}

} // namespace delta::async
