// SPDX-License-Identifier: Apache-2.0
// Runs a task to its end on a loop of its own; fails the test when it takes longer than the limit or leaves something
// behind that keeps the loop alive.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <exception>
#include <optional>
#include <source_location>
#include <utility>

#include "async/task.hpp"
#include "support/catch.hpp"

namespace delta::test {

inline constexpr auto run_limit = std::chrono::seconds(15);

inline void run(boost::asio::io_context& loop, async::task<> work,
                const std::source_location where = std::source_location::current()) {
    bool done = false;
    std::exception_ptr thrown;
    boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr e) {
        thrown = std::move(e);
        done = true;
    });
    loop.restart();
    const auto end = std::chrono::steady_clock::now() + run_limit;
    while (!done && loop.run_one_until(end) > 0) {
    }
    INFO("run at " << where.file_name() << ":" << where.line());
    if (!done) FAIL("the task did not end within its limit, or waits for what never comes");
    if (thrown) std::rethrow_exception(thrown);
    loop.run_until(end);
    if (!loop.stopped()) FAIL("something is still waiting on the loop");
}

// On a new loop; `make` is called with its executor and gives the task.
template <class Make>
void run(Make make, const std::source_location where = std::source_location::current()) {
    boost::asio::io_context loop(1);
    run(loop, make(async::executor(loop.get_executor())), where);
}

} // namespace delta::test
