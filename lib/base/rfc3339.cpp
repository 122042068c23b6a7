// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.hpp"

#include <cstdint>

namespace delta {

namespace {

// An answer may hold hundreds of times: fmt's parsing of a format would be most of what they cost.
void append(std::string& out, std::int64_t number, int least_digits) {
    const std::string digits = std::to_string(number);
    for (auto missing = least_digits - static_cast<int>(digits.size()); missing > 0; --missing) out += '0';
    out += digits;
}

// All but the zone, down to the second.
std::string to_second(std::chrono::sys_seconds t) {
    const auto midnight = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss time(t - midnight);
    std::string out;
    out.reserve(27);
    append(out, static_cast<int>(date.year()), 4);
    out += '-';
    append(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    append(out, static_cast<unsigned>(date.day()), 2);
    out += 'T';
    append(out, time.hours().count(), 2);
    out += ':';
    append(out, time.minutes().count(), 2);
    out += ':';
    append(out, time.seconds().count(), 2);
    return out;
}

} // namespace

std::string to_rfc3339(std::chrono::sys_seconds t) {
    return to_second(t) + 'Z';
}

std::string to_rfc3339(std::chrono::sys_time<std::chrono::microseconds> t) {
    const auto second = std::chrono::floor<std::chrono::seconds>(t);
    std::string out = to_second(second);
    out += '.';
    append(out, (t - second).count(), 6);
    out += 'Z';
    return out;
}

} // namespace delta
