// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>

#include "http/message.hpp"

namespace delta::github {

// How long an answer asks to wait before the next call, by Retry-After, by a primary limit that is used up, or by a
// secondary one; nothing when it is no such answer.
std::optional<std::chrono::seconds> find_pause(const http::response& answer, std::chrono::sys_seconds now);

} // namespace delta::github
