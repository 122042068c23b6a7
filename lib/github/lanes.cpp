// SPDX-License-Identifier: Apache-2.0
#include "github/lanes.hpp"

#include <algorithm>

namespace delta::github {

struct lanes::turn::lane {
    explicit lane(const async::executor& where) : freed(where) {}
    bool is_taken = false;
    async::event freed;
    time_point paused_until;
};

lanes::turn::~turn() {
    if (!held_) return;
    held_->is_taken = false;
    held_->freed.set();
}

lanes::lanes(async::executor where) : where_(std::move(where)) {}
lanes::~lanes() = default;

std::shared_ptr<lanes::turn::lane>& lanes::at(const std::string& name) {
    std::shared_ptr<turn::lane>& found = lanes_[name];
    if (!found) found = std::make_shared<turn::lane>(where_);
    return found;
}

async::task<lanes::turn> lanes::take(const std::string& name) {
    const std::shared_ptr<turn::lane> wanted = at(name);
    while (wanted->is_taken) {
        wanted->freed.reset();
        co_await wanted->freed.wait();
    }
    wanted->is_taken = true;
    co_return turn(wanted);
}

void lanes::pause(const std::string& name, time_point until) {
    time_point& end = at(name)->paused_until;
    end = std::max(end, until);
}

lanes::time_point lanes::paused_until(const std::string& name) const {
    const auto found = lanes_.find(name);
    return found == lanes_.end() ? time_point() : found->second->paused_until;
}

} // namespace delta::github
