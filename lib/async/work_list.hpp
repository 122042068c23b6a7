// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>

namespace delta::async {

// Work that is done on several threads and may add more of itself.
class work_list {
  public:
    using work = std::function<void()>;

    // `add` is done after what was added before, `add_next` as soon as a thread is free, so that what it holds is let
    // go of early. Both before `run_blocking` and by work that it does.
    void add(work w);
    void add_next(work w);

    // Does everything on up to `threads` threads (0: one per core) including the caller's. After an exception nothing
    // more is begun; the first one is thrown again here. Blocking.
    void run_blocking(unsigned threads);

  private:
    void run();

    std::mutex guard_;
    std::condition_variable changed_;
    std::deque<work> waiting_;
    std::size_t running_ = 0;
    std::exception_ptr first_;
};

} // namespace delta::async
