// SPDX-License-Identifier: Apache-2.0
#include "async/front_deadline.hpp"

#include <boost/asio/steady_timer.hpp>
#include <utility>

namespace delta::async {

struct front_deadline::state : std::enable_shared_from_this<state> {
    state(const executor& where, find_first of, std::function<void()> then)
        : timer(where), first(std::move(of)), late(std::move(then)) {}

    void arm() {
        const std::optional<steady::time_point> when = first();
        // It may still stand at the late end of a first one that was given longer.
        if (!when || (is_armed && timer.expiry() <= *when)) return;
        is_armed = true;
        timer.expires_at(*when);
        timer.async_wait([weak = weak_from_this()](const boost::system::error_code& ec) {
            const auto self = weak.lock();
            if (self && !ec) self->check();
        });
    }

    // The one that the timer was set for may have been answered meanwhile.
    void check() {
        is_armed = false;
        const std::optional<steady::time_point> when = first();
        if (when && *when <= steady::now()) return late();
        arm();
    }

    asio::steady_timer timer;
    find_first first;
    std::function<void()> late;
    bool is_armed = false;
};

front_deadline::front_deadline(const executor& where, find_first first, std::function<void()> late)
    : state_(std::make_shared<state>(where, std::move(first), std::move(late))) {}

front_deadline::~front_deadline() = default;

void front_deadline::watch() {
    state_->arm();
}

void front_deadline::stop() {
    state_->timer.cancel();
    state_->is_armed = false;
}

} // namespace delta::async
