// SPDX-License-Identifier: Apache-2.0
#include "net/resolve.hpp"

#include <fmt/format.h>

#include <boost/asio/this_coro.hpp>
#include <charconv>
#include <cstdint>
#include <memory>

#include "async/event.hpp"
#include "base/error.hpp"
#include "net/socket_stream.hpp"

namespace delta::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Asio's resolver cannot be cancelled while getaddrinfo runs: what it writes to must outlive the awaiter.
struct question {
    explicit question(const async::executor& where) : resolver(where), answered(where) {}
    tcp::resolver resolver;
    async::event answered;
    error_code ec;
    std::vector<tcp::endpoint> addresses;
};

std::uint16_t parse_port(const std::string& port) {
    std::uint16_t number = 0;
    const auto [end, ec] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (ec != std::errc() || end != port.data() + port.size())
        throw net_failure(fmt::format("'{}' is not a port number", port));
    return number;
}

} // namespace

async::task<std::vector<tcp::endpoint>> resolve(std::string host, std::string port) {
    error_code not_an_address;
    const auto address = asio::ip::make_address(host, not_an_address);
    if (!not_an_address) co_return std::vector{tcp::endpoint(address, parse_port(port))};

    const auto asked = std::make_shared<question>(co_await asio::this_coro::executor);
    asked->resolver.async_resolve(host, port, [asked](const error_code& ec, const tcp::resolver::results_type& found) {
        asked->ec = ec;
        for (const auto& entry : found) asked->addresses.push_back(entry.endpoint());
        asked->answered.set();
    });
    co_await asked->answered.wait();
    if (asked->ec || asked->addresses.empty())
        raise(asked->ec ? asked->ec : error_code(asio::error::host_not_found), "looking up", host);
    co_return std::move(asked->addresses);
}

} // namespace delta::net
