// SPDX-License-Identifier: Apache-2.0
#include "async/blocking_pool.hpp"

#include <algorithm>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <thread>

namespace delta::async {
namespace {

using completion = asio::any_completion_handler<void(std::exception_ptr)>;

// One piece of work on its way through the pool and back.
struct errand {
    std::move_only_function<void(std::stop_token)> work;
    completion done;
    // Keeps the awaiter's loop alive while the work is elsewhere.
    executor home;
    std::stop_source stop = {};

    void run() {
        std::exception_ptr thrown;
        try {
            work(stop.get_token());
        } catch (...) {
            thrown = std::current_exception(); // given to the awaiter
        }
        const executor back = home;
        asio::post(back, [done = std::move(done), thrown = std::move(thrown)]() mutable { std::move(done)(thrown); });
    }
};

} // namespace

struct blocking_pool::impl {
    asio::thread_pool threads;
};

blocking_pool::blocking_pool(unsigned threads)
    : impl_(new impl{asio::thread_pool(threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency()))}) {}

blocking_pool::~blocking_pool() {
    impl_->threads.stop();
    impl_->threads.join();
}

task<> blocking_pool::run_erased(erased work) {
    const executor home = asio::prefer(co_await asio::this_coro::executor, asio::execution::outstanding_work.tracked);
    const auto start = [this, &work, &home](auto handler) {
        auto slot = asio::get_associated_cancellation_slot(handler);
        const auto job = std::make_shared<errand>(std::move(work), completion(std::move(handler)), home);
        if (slot.is_connected())
            slot.assign([stop = job->stop](asio::cancellation_type) mutable { stop.request_stop(); });
        asio::post(impl_->threads, [job] { job->run(); });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr)>(start, asio::use_awaitable);
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        throw boost::system::system_error(asio::error::operation_aborted);
}

} // namespace delta::async
