// SPDX-License-Identifier: Apache-2.0
#include "http/connections.hpp"

#include <algorithm>
#include <utility>

#include "async/sleep.hpp"
#include "base/log.hpp"

namespace delta::http {
namespace {

using std::chrono::milliseconds;

// Above the limit this many more are told so; the next ones are closed without a word.
constexpr std::size_t told_busy = 64;

milliseconds tick_of(const server_limits& limits) {
    const milliseconds shortest = std::min({limits.idle, limits.request, limits.drain});
    return std::clamp(shortest / 4, milliseconds(5), milliseconds(500));
}

} // namespace

connections::connections(async::executor where, const server_options& options, request_handler handle,
                         exception_handler on_exception)
    : home_{options.limits, std::move(handle), std::move(on_exception), trusted_proxies(options.trusted_proxies)},
      group_(std::move(where)) {
    tick();
}

void connections::add(net::stream_ptr peer) {
    if (open_.size() >= home_.limits.connections + told_busy) {
        log::warn("http_connection_dropped", {{"open", open_.size()}});
        return;
    }
    const bool busy = open_.size() >= home_.limits.connections;
    const place at = open_.emplace(open_.end(), home_, std::move(peer), busy);
    at->be_stopped_by(group_.spawn(serve(at)));
}

async::task<> connections::serve(place at) {
    co_await at->run();
    open_.erase(at);
}

async::task<> connections::watch() {
    const milliseconds pause = tick_of(home_.limits);
    for (;;) {
        co_await async::sleep_for(pause);
        tick();
        // A session that ends inside its check erases itself, so the next one is found first.
        for (auto next = open_.begin(); next != open_.end();) {
            const place at = next++;
            at->check();
        }
    }
}

void connections::tick() {
    home_.now = async::steady::now();
    home_.date = to_http_date(std::time(nullptr));
}

void connections::drain() {
    home_.draining = true;
    for (session& each : open_) each.drain();
}

} // namespace delta::http
