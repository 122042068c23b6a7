// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "api/call.hpp"

namespace delta::api {

// Holds the request against its operation and fills `in.body`. What is wrong, if anything. A webhook is left alone: its
// bytes are verified first.
async::task<std::optional<problem>> read_request(context& ctx, call& in);

} // namespace delta::api
