// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <boost/asio/this_coro.hpp>

#include "base/text.hpp"
#include "diagnosis.hpp"
#include "redis/client.hpp"

namespace delta::app {
namespace {

// "redis_version:7.0.15\r\n…"
std::string find_line(std::string_view info, std::string_view key) {
    for (const std::string_view line : split_lines(info))
        if (line.starts_with(key)) return std::string(line.substr(key.size()));
    return "of unknown version";
}

} // namespace

async::task<std::vector<diagnosis>> diagnose_redis(const settings& with) {
    std::vector<diagnosis> out;
    redis::client cache(co_await async::asio::this_coro::executor, {.url = with.redis_url.reveal()});
    try {
        const redis::reply info = co_await cache.run("INFO", "server");
        out.push_back({health::good, "redis", fmt::format("Redis {}", find_line(info.text(), "redis_version:")), ""});
        const redis::reply policy = co_await cache.run("CONFIG", "GET", "maxmemory-policy");
        if (policy.list().size() == 2 && policy.list()[1].text() != "noeviction")
            out.push_back({health::doubtful, "redis", fmt::format("maxmemory-policy is {}", policy.list()[1].text()),
                           "noeviction: anything else signs people out when memory is short"});
    } catch (const redis::failure& e) {
        // Hosted servers often forbid CONFIG, which is no fault.
        if (out.empty()) out.push_back({health::bad, "redis", e.what(), "is REDIS_URL right, password included?"});
    } catch (const delta::failure& e) {
        out.push_back({health::bad, "redis", e.what(), "is it running, and is REDIS_URL right?"});
    }
    co_return out;
}

} // namespace delta::app
