// SPDX-License-Identifier: Apache-2.0
#include "support/redis_space.hpp"

#include <cstdint>

#include "redis/client.hpp"
#include "support/run.hpp"
#include "support/services.hpp"

namespace delta::test {
namespace {

constexpr std::int64_t spaces = 63;

std::string with_database(const std::string& url, std::int64_t number) {
    const bool is_socket = url.starts_with("unix:");
    return url.substr(0, url.find('?')) + (is_socket ? "?db=" : "/") + std::to_string(number);
}

} // namespace

redis_space::redis_space() {
    run([this](async::executor where) -> async::task<> {
        redis::client first(where, {.url = redis_url()});
        const redis::reply turn = co_await first.run("INCR", "delta_test_spaces");
        url_ = with_database(redis_url(), 1 + turn.integer() % spaces);
        redis::client own(where, {.url = url_});
        co_await own.run("FLUSHDB");
    });
}

} // namespace delta::test
