// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace delta {

namespace {

using std::chrono::sys_seconds;
using std::chrono::sys_time;

// An answer may hold hundreds of times: they are written into their place, for formatting would be most of their cost.
using written = std::array<char, 27>;
constexpr written zero{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0', '0', ':',
                       '0', '0', ':', '0', '0', '.', '0', '0', '0', '0', '0', '0', 'Z'};
constexpr std::size_t second_end = 19;

void put(std::span<char> digits, unsigned number) {
    for (std::size_t at = digits.size(); at-- > 0; number /= 10) digits[at] = static_cast<char>('0' + number % 10);
}

written write(sys_time<std::chrono::microseconds> t) {
    const auto midnight = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss time(t - midnight);
    written out = zero;
    const std::span<char> all(out);
    put(all.subspan<0, 4>(), static_cast<unsigned>(static_cast<int>(date.year())));
    put(all.subspan<5, 2>(), static_cast<unsigned>(date.month()));
    put(all.subspan<8, 2>(), static_cast<unsigned>(date.day()));
    put(all.subspan<11, 2>(), static_cast<unsigned>(time.hours().count()));
    put(all.subspan<14, 2>(), static_cast<unsigned>(time.minutes().count()));
    put(all.subspan<17, 2>(), static_cast<unsigned>(time.seconds().count()));
    put(all.subspan<20, 6>(), static_cast<unsigned>(time.subseconds().count()));
    return out;
}

} // namespace

std::string to_rfc3339(sys_seconds t) {
    return std::string(write(t).data(), second_end) + 'Z';
}

std::string to_rfc3339(sys_time<std::chrono::microseconds> t) {
    const written all = write(t);
    return {all.data(), all.size()};
}

void append_rfc3339(std::string& out, sys_time<std::chrono::microseconds> t) {
    const written all = write(t);
    out.append(all.data(), all.size());
}

} // namespace delta
