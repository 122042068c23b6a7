// SPDX-License-Identifier: Apache-2.0
// Requests to bytes; no I/O.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"
#include "http/url.hpp"

namespace delta::http {

// What a proxy, when there is one, wants to see.
struct request_route {
    bool whole_url = false; // it is asked for http://…
    std::string proxy_authorization = {};
};

// The head; the body follows as it is. Host, Connection and Content-Length are ours: a caller's are not sent. Throws
// std::logic_error for a field that holds what would begin another.
std::string make_request_head(const request& r, const url& to, std::string_view user_agent, const request_route& by);
// For a tunnel to the server.
std::string make_connect_head(const url& to, std::string_view user_agent, std::string_view proxy_authorization);

} // namespace delta::http
