// SPDX-License-Identifier: Apache-2.0
#include "pg/shared.hpp"

#include <algorithm>

#include "pg/pool.hpp"

namespace delta::pg {

shared_connections::shared_connections(std::shared_ptr<connector> by, std::size_t count)
    : by_(std::move(by)), slots_(std::max<std::size_t>(count, 1)), change_(by_->where()) {}

std::shared_ptr<connection> shared_connections::find_least_busy() const {
    std::shared_ptr<connection> least;
    for (const slot& each : slots_) {
        if (each.is_usable() && (!least || each.conn->in_flight() < least->in_flight())) least = each.conn;
    }
    return least;
}

shared_connections::slot* shared_connections::find_empty() {
    const auto empty = std::ranges::find_if(slots_, [](const slot& s) { return !s.is_usable() && !s.is_connecting; });
    return empty == slots_.end() ? nullptr : &*empty;
}

async::task<std::shared_ptr<connection>> shared_connections::take() {
    const auto keep = shared_from_this();
    while (true) {
        if (is_closed_) throw failure("the pool of connections to PostgreSQL is closed", "");
        auto least = find_least_busy();
        slot* const empty = find_empty();
        const bool may_grow = empty != nullptr && !by_->is_pausing();
        if (least && (least->in_flight() == 0 || !may_grow)) co_return least;
        if (empty == nullptr) {
            change_.reset();
            co_await change_.wait();
            continue;
        }
        try {
            co_return co_await fill(*empty);
        } catch (const delta::failure&) {
            if (!least || !least->is_usable()) throw;
        }
        co_return least;
    }
}

async::task<std::shared_ptr<connection>> shared_connections::fill(slot& empty) {
    // The others wait for the end of this attempt, however it comes; the next of them then makes its own.
    struct attempt {
        slot& of;
        async::event& end;
        ~attempt() {
            of.is_connecting = false;
            end.set();
        }
    };
    empty.is_connecting = true;
    const attempt running{empty, change_};
    auto made = co_await by_->connect();
    if (!is_closed_) empty.conn = made;
    co_return made;
}

void shared_connections::close() {
    is_closed_ = true;
    for (const slot& each : slots_) {
        if (each.conn) each.conn->close();
    }
    change_.set();
}

std::size_t shared_connections::open() const {
    return static_cast<std::size_t>(std::ranges::count_if(slots_, &slot::is_usable));
}

std::size_t shared_connections::busy() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(slots_, [](const slot& s) { return s.is_usable() && s.conn->in_flight() > 0; }));
}

} // namespace delta::pg
