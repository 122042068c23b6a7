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

    // Done after what was added before `run_blocking`. Work adds what follows from it by `add_next`, which is done as
    // soon as a thread is free, so that what it holds is let go of early.
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
