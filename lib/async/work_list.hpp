// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace delta::async {

// Work that is done on several threads and may add more of itself. Threads are started when the work calls for help or
// lasts, and live to the list's end: to start one, with its first memory and handles, takes as long as a good part of a
// small check.
class work_list {
  public:
    using work = std::function<void()>;

    // On up to `threads` threads (0: one per core) including the caller's.
    explicit work_list(unsigned threads);
    work_list(const work_list&) = delete;
    work_list& operator=(const work_list&) = delete;
    ~work_list();

    // `add` is done after what was added before, `add_next` as soon as a thread is free, so that what it holds is let
    // go of early. Both before `run_blocking` and by work that it does.
    void add(work w);
    void add_next(work w);

    // Said by work that will take longer than a thread takes to start: what waits is for others, now and from now on.
    void call_help();

    // Does everything. After an exception nothing more is begun; the first one is thrown again here. Blocking.
    void run_blocking();

    // Calls each(0) … each(count - 1), in any order, and returns when all are done or, after an exception, none runs
    // any more. Blocking.
    void for_each_blocking(std::size_t count, const std::function<void(std::size_t)>& each);

  private:
    void start_helpers();
    void help();
    void do_next(std::unique_lock<std::mutex>& lock);

    const std::size_t threads_;
    std::mutex guard_;
    std::condition_variable changed_;
    std::deque<work> waiting_;
    std::size_t running_ = 0;
    bool open_ = false, helped_ = false, ended_ = false;
    std::exception_ptr first_;
    std::vector<std::jthread> helpers_;
};

} // namespace delta::async
