// SPDX-License-Identifier: Apache-2.0
// What one task waits for and something else on its thread gives it, once: the reply to a question among many.
#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <memory>
#include <utility>

#include "async/task.hpp"

namespace delta::async {

// Used from one thread. A waiter that is cancelled leaves at once; what is given then, nobody gets.
template <class T>
class answer : public std::enable_shared_from_this<answer<T>> {
  public:
    explicit answer(executor where) : where_(std::move(where)) {}

    // Resumes the waiter from the loop, never from within.
    void give(T value) { finish(nullptr, std::move(value)); }
    void fail(std::exception_ptr why) { finish(std::move(why), T()); }

    // Once, before it is given. `begin` is called when the waiter stands ready.
    template <class Begin>
    static task<T> wait(std::shared_ptr<answer> self, Begin begin) {
        const auto start = [&self, &begin](auto handler) {
            auto slot = asio::get_associated_cancellation_slot(handler);
            // Not assigned: Boost 1.81's assignment calls itself for ever.
            completion(std::move(handler)).swap(self->waiter_);
            if (slot.is_connected())
                slot.assign([weak = self->weak_from_this()](asio::cancellation_type) {
                    if (const auto abandoned = weak.lock()) abandoned->fail(left());
                });
            begin();
        };
        co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr, T)>(
            start, asio::use_awaitable);
    }

  private:
    using completion = asio::any_completion_handler<void(std::exception_ptr, T)>;

    static std::exception_ptr left() {
        return std::make_exception_ptr(boost::system::system_error(asio::error::operation_aborted));
    }

    void finish(std::exception_ptr why, T value) {
        if (!waiter_) return;
        asio::post(where_, [waiter = std::move(waiter_), why = std::move(why), value = std::move(value)]() mutable {
            std::move(waiter)(std::move(why), std::move(value));
        });
        waiter_ = nullptr;
    }

    executor where_;
    completion waiter_;
};

} // namespace delta::async
