// SPDX-License-Identifier: Apache-2.0
#include "github/rate_limit.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace delta::github {
namespace {

// What GitHub's documentation asks for when a secondary limit names no time.
constexpr auto secondary_pause = std::chrono::seconds(60);
// A limit of an hour, and some clock that is wrong.
constexpr auto longest_pause = std::chrono::seconds(4000);

std::optional<std::int64_t> find_number(const http::response& answer, std::string_view name) {
    const std::optional<std::string_view> text = answer.headers.find(name);
    std::int64_t value = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc()) return {};
    return value;
}

std::chrono::seconds bounded(std::int64_t seconds) {
    return std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(1), std::chrono::seconds(longest_pause));
}

} // namespace

std::optional<std::chrono::seconds> find_pause(const http::response& answer, std::chrono::sys_seconds now) {
    const bool is_busy = answer.status == 503 || answer.status == 502;
    if (answer.status != 403 && answer.status != 429 && !is_busy) return {};
    if (const std::optional<std::int64_t> wait = find_number(answer, "retry-after")) return bounded(*wait);
    if (is_busy) return {};
    if (find_number(answer, "x-ratelimit-remaining") == 0)
        if (const std::optional<std::int64_t> reset = find_number(answer, "x-ratelimit-reset"))
            return bounded(*reset - now.time_since_epoch().count());
    const std::string_view body = answer.body;
    if (answer.status == 429 || body.contains("secondary rate limit") || body.contains("rate limit exceeded"))
        return secondary_pause;
    return {};
}

} // namespace delta::github
