// SPDX-License-Identifier: Apache-2.0
#include "http/event_stream.hpp"

#include <utility>

namespace delta::http {
namespace {

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find_first_of(std::string_view("\r\n\0", 3)));
}

} // namespace

std::string to_text(const sent_event& e) {
    std::string out;
    if (!e.id.empty()) out.append("id: ").append(first_line(e.id)).append("\n");
    if (!e.name.empty()) out.append("event: ").append(first_line(e.name)).append("\n");
    std::string_view rest = e.data;
    for (;;) {
        const std::size_t end = rest.find_first_of("\r\n");
        out.append("data: ").append(rest.substr(0, end)).append("\n");
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return out + "\n";
}

response make_event_stream(std::function<async::task<>(body_writer)> write) {
    response made;
    // The last one asks nginx not to collect events before it passes them on.
    made.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-cache"}, {"X-Accel-Buffering", "no"}};
    made.stream = std::move(write);
    return made;
}

} // namespace delta::http
