// SPDX-License-Identifier: Apache-2.0
// Times as RFC 3339 in UTC, as every answer, log line and token has them. It knows the years 0 to 9999; others are cut
// to four digits.
#pragma once

#include <chrono>
#include <string>

namespace delta {

// "2026-11-25T23:01:02Z"
std::string to_rfc3339(std::chrono::sys_seconds t);
// "2026-11-25T23:01:02.000300Z"
std::string to_rfc3339(std::chrono::sys_time<std::chrono::microseconds> t);
void append_rfc3339(std::string& out, std::chrono::sys_time<std::chrono::microseconds> t);

} // namespace delta
