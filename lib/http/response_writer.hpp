// SPDX-License-Identifier: Apache-2.0
// Responses to bytes; no I/O.
#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::http {

struct response_frame {
    bool is_head = false;     // of a HEAD request: no body
    bool keeps_alive = true;  // what "Connection" says
    bool is_http_1_0 = false; // the client's version: it knows no chunks
};

// False for HEAD and for what never has a body (204, 304).
bool has_body(const response& r, const response_frame& frame);
// The head and, unless it is streamed or left out, the framing of the body. Date, Connection and the body's length are
// the server's: a handler's are not sent. Throws std::logic_error when a field holds what would begin another field.
void append_head(std::string& out, const response& r, const response_frame& frame, std::string_view date);
void append_chunk(std::string& out, std::string_view piece);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string to_http_date(std::time_t when);

} // namespace delta::http
