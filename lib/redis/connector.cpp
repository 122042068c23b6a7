// SPDX-License-Identifier: Apache-2.0
#include "redis/connector.hpp"

#include <algorithm>

#include "base/log.hpp"

namespace delta::redis {
namespace {

constexpr async::steady::duration shortest_pause = std::chrono::milliseconds(50);
constexpr async::steady::duration longest_pause = std::chrono::seconds(2);

} // namespace

connector::connector(const options& how) : where_(parse_url(how.url)) {
    if (where_.tls) trust_ = net::make_tls_context({.ca_file = how.ca_file});
}

async::task<std::unique_ptr<wire>> connector::connect() {
    if (last_ && async::steady::now() < next_attempt_) std::rethrow_exception(last_);
    std::exception_ptr why;
    try {
        auto made = co_await wire::open(where_, trust_);
        if (last_) log::info("redis_connected_again");
        last_ = nullptr;
        pause_ = {};
        co_return made;
    } catch (const delta::failure& e) {
        why = std::current_exception();
        log::warn("redis_connect_failed", {{"why", e.what()}});
    }
    note_failure(why);
    std::rethrow_exception(why);
}

void connector::note_failure(std::exception_ptr why) {
    pause_ = std::clamp(pause_ * 2, shortest_pause, longest_pause);
    next_attempt_ = async::steady::now() + pause_;
    last_ = std::move(why);
}

} // namespace delta::redis
