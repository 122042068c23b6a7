// SPDX-License-Identifier: Apache-2.0
#include "async/work_list.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

namespace delta::async {
namespace {

using clock = std::chrono::steady_clock;

// What it takes to start a thread, a few times over.
constexpr std::chrono::microseconds patience(1000);

} // namespace

work_list::work_list(unsigned threads)
    : threads_(threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

work_list::~work_list() {
    {
        const std::lock_guard lock(guard_);
        ended_ = true;
    }
    changed_.notify_all();
}

void work_list::add(work w) {
    {
        const std::lock_guard lock(guard_);
        waiting_.push_back(std::move(w));
        if (helped_) start_helpers();
    }
    changed_.notify_one();
}

void work_list::add_next(work w) {
    {
        const std::lock_guard lock(guard_);
        waiting_.push_front(std::move(w));
        if (helped_) start_helpers();
    }
    changed_.notify_one();
}

void work_list::call_help() {
    const std::lock_guard lock(guard_);
    helped_ = true;
    start_helpers();
}

void work_list::run_blocking() {
    std::unique_lock lock(guard_);
    open_ = true;
    changed_.notify_all();
    for (;;) {
        changed_.wait(lock, [this] { return !waiting_.empty() || running_ == 0; });
        if (first_) waiting_.clear();
        if (!waiting_.empty())
            do_next(lock);
        else if (running_ == 0)
            break;
    }
    open_ = false;
    if (first_) std::rethrow_exception(std::exchange(first_, nullptr));
}

void work_list::for_each_blocking(std::size_t count, const std::function<void(std::size_t)>& each) {
    // Nobody is called for what is soon done.
    const auto began = clock::now();
    const auto is_short = [&] { return helpers_.empty() && clock::now() - began < patience; };
    std::size_t done = 0;
    while (done < count && (threads_ < 2 || done + 1 == count || is_short())) each(done++);
    if (done == count) return;
    std::atomic<std::size_t> next = done;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++) each(i);
        } catch (...) {
            next = count;
            throw;
        }
    };
    for (std::size_t i = 0; i < std::min(threads_, count - done); ++i) add(run);
    call_help();
    run_blocking();
}

void work_list::start_helpers() {
    const std::size_t useful = std::min(threads_, running_ + waiting_.size());
    while (helpers_.size() + 1 < useful) helpers_.emplace_back([this] { help(); });
}

void work_list::help() {
    std::unique_lock lock(guard_);
    for (;;) {
        changed_.wait(lock, [this] { return ended_ || (open_ && !first_ && !waiting_.empty()); });
        if (ended_) return;
        do_next(lock);
    }
}

void work_list::do_next(std::unique_lock<std::mutex>& lock) {
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
    if (running_ == 0) changed_.notify_all();
}

} // namespace delta::async
