// SPDX-License-Identifier: Apache-2.0
// Any bytes as requests, as a response, and as the words of both. However bytes are cut into pieces, they mean the
// same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/event_stream.hpp"
#include "http/gzip.hpp"
#include "http/proxy.hpp"
#include "http/request_parser.hpp"
#include "http/request_writer.hpp"
#include "http/response_parser.hpp"
#include "http/target.hpp"
#include "http/url.hpp"

namespace {

using namespace delta;

constexpr std::size_t body_limit = 200;

// Gives `bytes` to a parser in pieces of `size`, as a connection would, for as long as it takes any.
template <class Put>
void feed(std::string_view bytes, std::size_t size, Put put) {
    std::string unread;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
        unread += bytes.substr(at, size);
        for (;;) {
            const std::size_t used = put(std::string_view(unread));
            if (used > unread.size()) std::abort();
            unread.erase(0, used);
            if (used == 0 || unread.empty()) break;
        }
    }
}

std::string tell(const http::request& r) {
    std::string said = r.method + " " + r.path + "\n";
    for (const auto& [name, value] : r.query) said += name + "=" + value + "\n";
    for (const auto& [name, value] : r.headers) said += name + ": " + value + "\n";
    return said + r.body + "\n";
}

// All requests. When bytes that are none are refused may depend on the pieces: Beast waits for the end of a head.
std::string read_requests(std::string_view bytes, std::size_t size) {
    const http::server_limits limits{.header_bytes = 300, .body_bytes = body_limit};
    http::request_parser parser(limits);
    http::request current;
    parser.begin(current);
    std::string said;
    feed(bytes, size, [&](std::string_view unread) -> std::size_t {
        if (parser.state() == http::parse_state::refused) return unread.size();
        const std::size_t used = parser.put(unread);
        if (current.body.size() > body_limit) std::abort();
        if (parser.state() == http::parse_state::done) {
            said += tell(current) + (parser.keeps_alive() ? "keep\n" : "close\n");
            parser.begin(current);
        }
        return used;
    });
    return said;
}

std::string read_response(std::string_view bytes, std::size_t size, bool to_head) {
    http::response_parser parser(body_limit, to_head);
    try {
        feed(bytes, size,
             [&](std::string_view unread) { return parser.is_done() ? unread.size() : parser.put(unread); });
        if (!parser.is_done()) parser.put_end();
    } catch (const failure&) {
        return "failed";
    }
    const http::response r = parser.take();
    if (r.body.size() > body_limit) std::abort();
    std::string said = std::to_string(r.status) + "\n";
    for (const auto& [name, value] : r.headers) said += name + ": " + value + "\n";
    return said + r.body;
}

void read_words(const std::string& bytes) {
    http::request r{.method = "GET", .target = bytes};
    r.headers = {{"Cookie", bytes}, {"Accept-Encoding", bytes}};
    if (http::read_target(r) && (r.path.empty() || r.path.find('\0') != std::string::npos)) std::abort();
    for (const char* name : {"a", "access_token", ""}) r.find_cookie(name);
    http::accepts_gzip(r);
    http::is_compressible(bytes);
    const std::string event = http::to_text({.data = bytes, .name = bytes, .id = bytes});
    if (event.find("\n\n") != event.size() - 2) std::abort();
    const result<http::url> known = http::parse_url("https://example.org/a/b?c");
    const result<http::url> next = http::resolve_url(*known, bytes);
    if (next) {
        // What a redirect names is asked for without a way to add to our request.
        const std::string head = http::make_request_head({.method = "GET", .target = {}}, *next, "fuzz", {});
        if (head.find("\r\n\r\n") != head.size() - 4) std::abort();
        http::proxy_rules("http://proxy:1", bytes).applies_to(*next);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    const std::size_t piece = 1 + data[1] % 40;
    switch (data[0] % 4) {
        case 0:
            if (read_requests(bytes, bytes.size() + 1) != read_requests(bytes, piece)) std::abort();
            break;
        case 1:
        case 2: {
            const bool to_head = data[0] % 4 == 2;
            if (read_response(bytes, bytes.size() + 1, to_head) != read_response(bytes, piece, to_head)) std::abort();
            break;
        }
        default:
            read_words(bytes);
    }
    return 0;
}
