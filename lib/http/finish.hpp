// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "http/message.hpp"

namespace delta::http {

// What the server does to every answer of a handler before it is sent: 304 for what the client knows, gzip for what is
// worth it from `gzip_from` bytes on (0: never).
void finish_response(const request& asked, response& r, std::size_t gzip_from);

} // namespace delta::http
