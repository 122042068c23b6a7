// SPDX-License-Identifier: Apache-2.0
// Threads for what may hold one: libgit2, parsing, password hashing, signing. A reactor never blocks; it asks here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

#include "async/task.hpp"

namespace delta::async {

class blocking_pool {
  public:
    // `threads` 0: one per core.
    explicit blocking_pool(unsigned threads = 0);
    // Waits for work that runs; work that has not begun is dropped.
    ~blocking_pool();
    blocking_pool(const blocking_pool&) = delete;
    blocking_pool& operator=(const blocking_pool&) = delete;

    // Calls `work()` or `work(stop)` on a thread of the pool and resumes the awaiter on its own executor with what it
    // returned or threw. Cancelling the awaiter requests `stop`; the await ends only when the work has, and then
    // as cancelled.
    template <class Work>
    auto run(Work work) {
        if constexpr (std::is_invocable_v<Work&, std::stop_token>)
            return run_stoppable<std::invoke_result_t<Work&, std::stop_token>>(std::move(work));
        else
            return run_stoppable<std::invoke_result_t<Work&>>(
                [work = std::move(work)](const std::stop_token&) mutable { return work(); });
    }

  private:
    using erased = std::move_only_function<void(std::stop_token)>;
    task<> run_erased(erased work);

    template <class T, class Work>
    task<T> run_stoppable(Work work) {
        if constexpr (std::is_void_v<T>) {
            co_await run_erased(erased(std::move(work)));
        } else {
            std::optional<T> value;
            co_await run_erased(erased([&value, &work](const std::stop_token& stop) { value.emplace(work(stop)); }));
            co_return std::move(*value);
        }
    }

    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::async
