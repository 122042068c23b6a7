// SPDX-License-Identifier: Apache-2.0
// Times of whole seconds as RFC 3339 in UTC: "2026-11-25T23:01:02Z".
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace delta::api {

// Only what `to_rfc3339` writes.
std::optional<std::chrono::sys_seconds> find_rfc3339(std::string_view s);

} // namespace delta::api
