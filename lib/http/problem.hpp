// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "http/message.hpp"

namespace delta::http {

// What the server itself answers when no handler is asked: RFC 9457. `detail` must need no escaping in JSON.
response make_problem(int status, std::string_view detail);

} // namespace delta::http
