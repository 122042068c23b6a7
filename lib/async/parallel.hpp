// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace delta::async {

// Calls work(0) … work(count - 1), each once, on up to `threads` threads (0: one per core) including the caller's,
// and returns when all are done. The calls may run in any order; the first exception is thrown again here after the
// others ended. Blocking.
void parallel_for_blocking(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

} // namespace delta::async
