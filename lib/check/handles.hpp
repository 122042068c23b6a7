// SPDX-License-Identifier: Apache-2.0
// Handles on one repository for several threads: each is one thread's at a time.
#pragma once

#include <deque>
#include <mutex>
#include <vector>

#include "git/repository.hpp"

namespace delta::check {

class handles {
  public:
    // `first` is lent out like the others, so nobody else may use it meanwhile.
    explicit handles(const git::repository& first) : first_(first), idle_{&first} {}

    // Calls `use` with a handle that nobody else has; opens one when none is idle.
    template <class Use>
    auto with(Use use) {
        const loan taken(*this);
        return use(*taken.handle);
    }

  private:
    struct loan {
        explicit loan(handles& f) : from(f), handle(f.take()) {}
        loan(const loan&) = delete;
        ~loan() { from.give(handle); }
        handles& from;
        const git::repository* handle;
    };

    const git::repository* take() {
        const std::lock_guard lock(guard_);
        if (idle_.empty()) return &more_.emplace_back(first_.clone_handle());
        const git::repository* const last = idle_.back();
        idle_.pop_back();
        return last;
    }
    void give(const git::repository* handle) {
        const std::lock_guard lock(guard_);
        idle_.push_back(handle);
    }

    const git::repository& first_;
    std::mutex guard_;
    std::deque<git::repository> more_; // stay where they are
    std::vector<const git::repository*> idle_;
};

} // namespace delta::check
