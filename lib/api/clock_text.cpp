// SPDX-License-Identifier: Apache-2.0
#include "api/clock_text.hpp"

#include <charconv>

#include "base/rfc3339.hpp"

namespace delta::api {

namespace {

// The number made of the `size` digits at `at`, or -1.
int digits(std::string_view s, std::size_t at, std::size_t size) {
    int number = -1;
    if (s[at] == '-') return number;
    const char* const end = s.data() + at + size;
    const std::from_chars_result read = std::from_chars(s.data() + at, end, number);
    return read.ec == std::errc() && read.ptr == end ? number : -1;
}

} // namespace

std::optional<std::chrono::sys_seconds> find_rfc3339(std::string_view s) {
    if (s.size() != 20) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(digits(s, 0, 4)),
                                           std::chrono::month(static_cast<unsigned>(digits(s, 5, 2))),
                                           std::chrono::day(static_cast<unsigned>(digits(s, 8, 2))));
    if (!date.ok()) return std::nullopt;
    const std::chrono::sys_seconds t = std::chrono::sys_days(date) + std::chrono::hours(digits(s, 11, 2)) +
                                       std::chrono::minutes(digits(s, 14, 2)) + std::chrono::seconds(digits(s, 17, 2));
    // Writing it again finds wrong separators and numbers out of range.
    return to_rfc3339(t) == s ? std::optional(t) : std::nullopt;
}

} // namespace delta::api
