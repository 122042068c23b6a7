// SPDX-License-Identifier: Apache-2.0
#include "http/exchange.hpp"

#include <vector>

#include "base/error.hpp"
#include "http/response_parser.hpp"

namespace delta::http {
namespace {

// What fits a few packets goes out in one piece.
constexpr std::size_t send_together = 16 * 1024;
constexpr std::size_t read_at_once = 16 * 1024;

} // namespace

async::task<exchanged> exchange(net::stream& with, std::string head, std::string_view body, exchange_limits limits,
                                bool& heard) {
    const bool together = body.size() <= send_together;
    if (together) head += body;
    co_await with.write(head);
    if (!together) co_await with.write(body);

    response_parser parser(limits.response_bytes, limits.to_head);
    std::string unread;
    std::vector<char> piece(read_at_once);
    while (!parser.is_done()) {
        const std::size_t size = co_await with.read_some(piece);
        if (size == 0) {
            if (!heard) throw net_failure("the connection ended before an answer: " + with.peer());
            parser.put_end();
            co_return exchanged{parser.take(), false};
        }
        heard = true;
        unread.append(piece.data(), size);
        unread.erase(0, parser.put(unread));
    }
    // What comes after the answer belongs to no request of ours.
    const bool reusable = parser.keeps_alive() && unread.empty();
    co_return exchanged{parser.take(), reusable};
}

} // namespace delta::http
