// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.hpp"

#include <fmt/format.h>

namespace delta {

namespace {

// All but the zone, down to the second.
std::string to_second(std::chrono::sys_seconds t) {
    const auto midnight = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss time(t - midnight);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

} // namespace

std::string to_rfc3339(std::chrono::sys_seconds t) {
    return to_second(t) + 'Z';
}

std::string to_rfc3339(std::chrono::sys_time<std::chrono::microseconds> t) {
    const auto second = std::chrono::floor<std::chrono::seconds>(t);
    return fmt::format("{}.{:06}Z", to_second(second), (t - second).count());
}

} // namespace delta
