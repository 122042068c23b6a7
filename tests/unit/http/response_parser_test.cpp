// SPDX-License-Identifier: Apache-2.0
#include "http/response_parser.hpp"

#include <string>

#include "base/error.hpp"
#include "support/catch.hpp"

namespace delta::http {
namespace {

constexpr std::size_t limit = 100;

// Byte by byte: what is not taken comes again with more behind it.
response read_slowly(std::string_view bytes, bool to_head = false) {
    response_parser parser(limit, to_head);
    std::string unread;
    for (const char byte : bytes) {
        if (parser.is_done()) break;
        unread += byte;
        unread.erase(0, parser.put(unread));
    }
    if (!parser.is_done()) parser.put_end();
    return parser.take();
}

TEST_CASE("a response is read, however its body is framed") {
    const std::string_view bytes =
        GENERATE("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\nX: y\r\n\r\n",
                 "HTTP/1.1 200 OK\r\n\r\nhello", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 \r\n\r\nhello");
    INFO(bytes);

    CHECK(read_slowly(bytes).body == "hello");

    response_parser at_once(limit, false);
    at_once.put(bytes);
    if (!at_once.is_done()) at_once.put_end();
    CHECK(at_once.take().body == "hello");
}

TEST_CASE("an empty chunked body may come byte by byte") {
    CHECK(read_slowly("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").body.empty());
}

TEST_CASE("no body follows the answer to HEAD, 204 and 304") {
    CHECK(read_slowly("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", true).headers.find("content-length") == "5");
    CHECK(read_slowly("HTTP/1.1 204 No Content\r\n\r\n").status == 204);
    CHECK(read_slowly("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n").status == 304);
}

TEST_CASE("what is not HTTP or too large is told from a connection that breaks") {
    CHECK_THROWS_AS(response_parser(limit, false).put("SSH-2.0-OpenSSH_9.2\r\n"), upstream_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n"), upstream_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\n\r\n" + std::string(101, 'x')), upstream_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + std::string(255, 'x')),
                    upstream_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n"), upstream_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\nX: " + std::string(70'000, 'x')), upstream_failure);
    std::string many = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 300; ++i) many += "X: y\r\n";
    CHECK_THROWS_AS(read_slowly(many + "\r\n"), upstream_failure);

    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"), net_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), net_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 200"), net_failure);
    CHECK_THROWS_AS(read_slowly("HTTP/1.1 100 Continue\r\n\r\n"), net_failure);
}

} // namespace
} // namespace delta::http
