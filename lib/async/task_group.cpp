// SPDX-License-Identifier: Apache-2.0
#include "async/task_group.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <cassert>
#include <utility>

#include "async/sleep.hpp"

namespace delta::async {
namespace {

bool only_cancelled(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& e) {
        return is_cancellation(e);
    } catch (...) {
        return false; // not ours to judge; join throws it again
    }
}

// Asio would run the child at once, up to its first wait; a child that cancels its group before that would throw out of
// the loop itself.
task<> run_later(task<> child) {
    co_await asio::post(asio::use_awaitable);
    co_await std::move(child);
}

} // namespace

task_group::task_group(executor where)
    : where_(std::move(where)), change_(where_, asio::steady_timer::time_point::max()) {}

task_group::~task_group() {
    assert(children_.empty());
}

asio::cancellation_signal& task_group::spawn(task<> child) {
    const auto place = children_.emplace(children_.end());
    asio::co_spawn(where_, run_later(std::move(child)),
                   asio::bind_cancellation_slot(
                       place->slot(), [this, place](std::exception_ptr thrown) { ended(place, std::move(thrown)); }));
    return *place;
}

void task_group::cancel() {
    // A child that ends inside emit() erases itself, so the next one is found first.
    for (auto child = children_.begin(); child != children_.end();) {
        const auto current = child++;
        current->emit(asio::cancellation_type::terminal);
    }
}

void task_group::ended(std::list<asio::cancellation_signal>::iterator child, std::exception_ptr thrown) {
    children_.erase(child);
    change_.cancel();
    if (!thrown || only_cancelled(thrown)) return;
    if (!first_) {
        first_ = std::move(thrown);
        cancel();
    }
}

task<> task_group::join() {
    const bool throws = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    bool cancelled = false;
    while (!children_.empty()) {
        change_.expires_at(asio::steady_timer::time_point::max());
        co_await change_.async_wait(asio::as_tuple(asio::use_awaitable));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (!cancelled && state.cancelled() != asio::cancellation_type::none) {
            cancelled = true;
            co_await asio::this_coro::reset_cancellation_state();
            cancel();
        }
    }
    co_await asio::this_coro::throw_if_cancelled(throws);
    if (first_) std::rethrow_exception(std::exchange(first_, nullptr));
    if (cancelled) throw boost::system::system_error(asio::error::operation_aborted);
}

} // namespace delta::async
