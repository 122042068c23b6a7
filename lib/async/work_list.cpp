// SPDX-License-Identifier: Apache-2.0
#include "async/work_list.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace delta::async {

void work_list::add(work w) {
    {
        const std::lock_guard lock(guard_);
        waiting_.push_back(std::move(w));
    }
    changed_.notify_one();
}

void work_list::add_next(work w) {
    {
        const std::lock_guard lock(guard_);
        waiting_.push_front(std::move(w));
    }
    changed_.notify_one();
}

void work_list::run_blocking(unsigned threads) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    {
        std::vector<std::jthread> helpers;
        for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([this] { run(); });
        run();
    }
    if (first_) std::rethrow_exception(std::exchange(first_, nullptr));
}

void work_list::run() {
    std::unique_lock lock(guard_);
    for (;;) {
        changed_.wait(lock, [this] { return !waiting_.empty() || running_ == 0; });
        if (first_) waiting_.clear();
        if (waiting_.empty()) break;
        work next = std::move(waiting_.front());
        waiting_.pop_front();
        ++running_;
        lock.unlock();
        std::exception_ptr failure;
        try {
            next();
        } catch (...) {
            failure = std::current_exception();
        }
        next = nullptr; // what it holds is let go of before another begins
        lock.lock();
        --running_;
        if (failure && !first_) first_ = failure;
    }
    changed_.notify_all();
}

} // namespace delta::async
