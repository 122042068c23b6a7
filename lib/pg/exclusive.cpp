// SPDX-License-Identifier: Apache-2.0
#include "pg/exclusive.hpp"

#include "pg/pool.hpp"

namespace delta::pg {

exclusive_connections::lease::~lease() {
    if (!from_) return;
    conn_.reset();
    from_->give_turn();
}

void exclusive_connections::lease::keep() {
    if (conn_ && conn_->is_usable() && !from_->is_closed_) from_->idle_.push_back(std::move(conn_));
}

async::task<exclusive_connections::lease> exclusive_connections::take() {
    if (taken_ < limit_ && waiters_.empty()) {
        ++taken_;
    } else {
        co_await wait_for_turn();
    }
    lease turn(shared_from_this());
    if (is_closed_) throw failure("the pool of connections to PostgreSQL is closed", "");
    while (!turn.conn_ && !idle_.empty()) {
        if (idle_.back()->is_usable()) turn.conn_ = std::move(idle_.back());
        idle_.pop_back();
    }
    if (!turn.conn_) turn.conn_ = co_await by_->connect();
    co_return turn;
}

async::task<> exclusive_connections::wait_for_turn() {
    const auto keep = shared_from_this();
    struct place_in_line {
        exclusive_connections& line;
        std::list<waiter>::iterator at;
        bool is_used = false;
        ~place_in_line() {
            const bool unused_turn = at->has_turn && !is_used;
            line.waiters_.erase(at);
            if (unused_turn) line.give_turn();
        }
    };
    place_in_line place{*this, waiters_.emplace(waiters_.end(), async::event(by_->where()))};
    if (!co_await place.at->change.wait_for(statement_limit))
        throw timeout_failure("no connection to PostgreSQL was free in time");
    place.is_used = place.at->has_turn;
    if (!place.is_used) throw failure("the pool of connections to PostgreSQL is closed", "");
}

// A turn goes from hand to hand while somebody waits.
void exclusive_connections::give_turn() {
    for (waiter& next : waiters_) {
        if (next.has_turn) continue;
        next.has_turn = true;
        next.change.set();
        return;
    }
    --taken_;
}

void exclusive_connections::close() {
    is_closed_ = true;
    idle_.clear();
    for (waiter& each : waiters_) each.change.set();
}

} // namespace delta::pg
