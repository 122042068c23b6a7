// SPDX-License-Identifier: Apache-2.0
#include "llm/patience.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <string>
#include <string_view>

#include "json/parse.hpp"
#include "llm/wire_parts.hpp"

namespace delta::llm {
namespace {

using std::chrono::seconds;

constexpr auto longest_wait = seconds(3600);

std::optional<seconds> read_seconds(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc() || value < 0) return std::nullopt;
    return std::clamp(seconds(std::min<std::int64_t>(value, longest_wait.count())), seconds(1), longest_wait);
}

std::optional<seconds> read_date(std::string_view text, std::chrono::sys_seconds now) {
    std::tm parts{};
    if (::strptime(std::string(text).c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts) == nullptr) return std::nullopt;
    const auto when = std::chrono::sys_seconds(seconds(::timegm(&parts)));
    return std::clamp(when - now, seconds(1), longest_wait);
}

// {"error": {"details": [{"@type": "…/google.rpc.RetryInfo", "retryDelay": "34s"}]}}
std::optional<seconds> read_retry_info(std::string_view body) {
    const result<boost::json::value> parsed = json::parse(body, "the answer");
    const boost::json::value* const details = parsed ? find(*parsed, {"error", "details"}) : nullptr;
    if (details == nullptr || !details->is_array()) return std::nullopt;
    for (const boost::json::value& one : details->get_array())
        if (const std::string_view delay = find_text(one, {"retryDelay"}); !delay.empty()) return read_seconds(delay);
    return std::nullopt;
}

} // namespace

std::optional<seconds> find_pause(const http::response& told, std::chrono::sys_seconds now) {
    if (const auto text = told.headers.find("retry-after")) {
        const std::optional<seconds> wait = read_seconds(*text);
        return wait ? wait : read_date(*text, now);
    }
    return told.status == 429 || told.status == 503 ? read_retry_info(told.body) : std::nullopt;
}

bool may_ask_again(int status) {
    return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504 ||
           status == 529;
}

bool breaker::may_ask(time_point now) {
    if (!is_open_) return true;
    if (is_trying_ || now < until_) return false;
    is_trying_ = true;
    return true;
}

void breaker::succeeded() {
    is_open_ = false;
    is_trying_ = false;
    failures_ = 0;
    pause_ = options_.first_pause;
}

void breaker::failed(time_point now) {
    ++failures_;
    const bool was_trying = std::exchange(is_trying_, false);
    if (was_trying) pause_ = std::min(pause_ * 2, options_.longest_pause);
    if (!was_trying && (is_open_ || failures_ < options_.failures)) return;
    is_open_ = true;
    until_ = now + pause_;
}

void breaker::leave_alone(time_point now, seconds pause) {
    is_trying_ = false;
    is_open_ = true;
    until_ = std::max(until_, now + pause);
}

std::optional<seconds> breaker::find_wait(time_point now) const {
    if (!is_open_ || now >= until_) return std::nullopt;
    return std::chrono::ceil<seconds>(until_ - now);
}

} // namespace delta::llm
