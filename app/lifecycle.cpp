// SPDX-License-Identifier: Apache-2.0
#include "lifecycle.hpp"

#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <cstdlib>
#include <utility>

#include "base/log.hpp"

namespace delta::app {
namespace {

constexpr int failed = 3;

[[noreturn]] void leave(const char* why) {
    log::error("ended_at_once", {{"why", why}});
    std::_Exit(failed);
}

} // namespace

struct lifecycle::impl : std::enable_shared_from_this<impl> {
    impl(const async::executor& where, std::chrono::seconds most, std::function<void()> call)
        : signals(where, SIGTERM, SIGINT), deadline(where), limit(most), on_stop(std::move(call)) {}

    boost::asio::signal_set signals;
    boost::asio::steady_timer deadline;
    std::chrono::seconds limit;
    std::function<void()> on_stop; // empty after the first signal

    void wait() {
        signals.async_wait([self = shared_from_this()](const boost::system::error_code& ec, int number) {
            if (!ec) self->take(number);
        });
    }

    void take(int number) {
        if (!on_stop) leave("a second signal");
        log::info("stopping", {{"signal", number == SIGTERM ? "SIGTERM" : "SIGINT"}});
        deadline.expires_after(limit);
        deadline.async_wait([](const boost::system::error_code& ec) {
            if (!ec) leave("it did not stop in time");
        });
        wait();
        std::exchange(on_stop, nullptr)();
    }

    void end() {
        signals.cancel();
        deadline.cancel();
    }
};

lifecycle::lifecycle(const async::executor& where, std::chrono::seconds limit, std::function<void()> on_stop)
    : impl_(std::make_shared<impl>(where, limit, std::move(on_stop))) {
    std::signal(SIGHUP, SIG_IGN);
    impl_->wait();
}

lifecycle::~lifecycle() {
    end();
}

void lifecycle::end() {
    impl_->end();
}

} // namespace delta::app
