// SPDX-License-Identifier: Apache-2.0
#include "support/http_rig.hpp"

#include <array>
#include <utility>

#include "async/sleep.hpp"
#include "base/error.hpp"
#include "support/stream_pair.hpp"

namespace delta::test {
namespace {

std::string without_dates(std::string text) {
    for (std::size_t at = text.find("Date: "); at != std::string::npos; at = text.find("Date: ", at))
        text.erase(at, text.find("\r\n", at) + 2 - at);
    return text;
}

} // namespace

http::response tell_exception(const http::request& /*of*/, const std::exception& e) {
    const bool late = dynamic_cast<const timeout_failure*>(&e) != nullptr;
    return {late ? 504 : 500, {}, e.what()};
}

http_rig::http_rig(const async::executor& where, http::request_handler handle, http::server_options options)
    : open(where, options, std::move(handle), tell_exception), where_(where), beside_(where) {
    beside_.spawn(open.watch());
}

net::stream_ptr http_rig::dial() {
    auto [client, server] = make_stream_pair(where_);
    open.add(std::move(server));
    return std::move(client);
}

async::task<std::string> http_rig::read_all(net::stream& from) {
    std::string all;
    std::array<char, 4096> piece{};
    while (const std::size_t size = co_await from.read_some(piece)) all.append(piece.data(), size);
    co_return without_dates(std::move(all));
}

async::task<std::string> http_rig::read_until(net::stream& from, std::string_view end) {
    std::string all;
    std::array<char, 4096> piece{};
    while (!all.ends_with(end)) {
        const std::size_t size = co_await from.read_some(piece);
        if (size == 0) break;
        all.append(piece.data(), size);
    }
    co_return without_dates(std::move(all));
}

async::task<std::string> http_rig::exchange(std::string bytes) {
    const net::stream_ptr client = dial();
    co_await client->write(bytes);
    co_return co_await read_all(*client);
}

async::task<> http_rig::stop() {
    open.cancel();
    co_await open.join();
    beside_.cancel();
    co_await beside_.join();
}

} // namespace delta::test
