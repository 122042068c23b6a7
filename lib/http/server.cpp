// SPDX-License-Identifier: Apache-2.0
#include "http/server.hpp"

#include <boost/asio/this_coro.hpp>
#include <exception>
#include <utility>

#include "async/sleep.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "http/connections.hpp"
#include "net/listener.hpp"

namespace delta::http {
namespace {

// When the process has too many files open, some will be closed meanwhile.
constexpr auto accept_pause = std::chrono::milliseconds(50);

} // namespace

struct server::impl {
    async::executor where;
    net::listener listener;
    http::connections open;
    bool draining = false;

    async::task<> accept_all(async::task_group& services);
    async::task<> accept_one();
};

server::server(async::executor where, server_options options, request_handler handle, exception_handler on_exception)
    : impl_(new impl{where,
                     {where, {.address = options.address, .port = options.port, .shared = options.shared}},
                     {where, options, std::move(handle), std::move(on_exception)}}) {}

server::~server() = default;

std::uint16_t server::port() const {
    return impl_->listener.port();
}

std::size_t server::connections() const {
    return impl_->open.size();
}

async::task<> server::impl::accept_one() {
    bool failed = false;
    try {
        open.add(co_await listener.accept());
    } catch (const net_failure& e) {
        log::warn("http_accept_failed", {{"why", e.what()}});
        failed = true;
    } catch (const std::exception& e) {
        if (!draining || !async::is_cancellation(e)) throw;
    }
    if (failed) co_await async::sleep_for(accept_pause);
}

async::task<> server::impl::accept_all(async::task_group& services) {
    while (!draining) co_await accept_one();
    co_await open.join();
    services.cancel();
}

async::task<> server::run() {
    async::task_group services(impl_->where);
    services.spawn(impl_->accept_all(services));
    services.spawn(impl_->open.watch());
    std::exception_ptr thrown;
    try {
        co_await services.join();
    } catch (...) {
        thrown = std::current_exception(); // thrown again when the connections have ended
    }
    if (!thrown) co_return;
    co_await boost::asio::this_coro::reset_cancellation_state();
    impl_->open.cancel();
    co_await impl_->open.join();
    std::rethrow_exception(thrown);
}

void server::drain() {
    if (std::exchange(impl_->draining, true)) return;
    // The kernel would reset connections that wait to be accepted.
    while (auto peer = impl_->listener.accept_waiting()) impl_->open.add(std::move(*peer));
    impl_->listener.close();
    impl_->open.drain();
}

} // namespace delta::http
