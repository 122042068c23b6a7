// SPDX-License-Identifier: Apache-2.0
// Server-sent events.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::http {

struct sent_event {
    std::string data;      // may have several lines
    std::string name = {}; // "message" when empty
    std::string id = {};   // what a client that reconnects gives as "Last-Event-ID"
};

// As it is written to the stream. Line ends in the name or id would begin another field: what follows them is cut off.
std::string to_text(const sent_event& e);
// Keeps proxies from closing a stream that says nothing.
inline constexpr std::string_view event_ping = ": ping\n\n";

// The response whose events `write` writes.
response make_event_stream(std::function<async::task<>(body_writer)> write);

} // namespace delta::http
