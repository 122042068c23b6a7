// SPDX-License-Identifier: Apache-2.0
// A limit on how long a task may take. The limit asks the task to stop (terminal cancellation) and waits until it has:
// work that does not listen, as on the blocking pool, holds its awaiter until it is done.
#pragma once

#include <optional>
#include <utility>

#include "async/task.hpp"

namespace delta::async {

namespace detail {

template <class T>
task<> keep(task<T> work, std::optional<T>& value) {
    value.emplace(co_await std::move(work));
}

} // namespace detail

// Throws timeout_failure, naming `what`, when the work was stopped by the limit; the work's own exception otherwise.
task<> with_timeout(steady::duration limit, task<> work, const char* what = "the operation");

template <class T>
task<T> with_timeout(steady::duration limit, task<T> work, const char* what = "the operation") {
    std::optional<T> value;
    co_await with_timeout(limit, detail::keep(std::move(work), value), what);
    co_return std::move(*value);
}

} // namespace delta::async
