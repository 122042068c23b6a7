// SPDX-License-Identifier: Apache-2.0
#include "redis/wire.hpp"

#include <vector>

#include "async/timeout.hpp"

namespace delta::redis {

async::task<std::unique_ptr<wire>> wire::open(location where, std::shared_ptr<net::tls_context> trust) {
    auto stream = where.tls ? co_await net::connect_tls(where.to, std::move(trust)) : co_await net::connect(where.to);
    std::unique_ptr<wire> made(new wire(std::move(stream)));
    co_await async::with_timeout(net::connect_limit, made->sign_in(where), "signing in to Redis");
    co_return made;
}

async::task<> wire::sign_in(const location& as) {
    std::vector<command> commands;
    if (!as.password.empty()) {
        commands.push_back({"AUTH"});
        if (!as.user.empty()) commands.back().push_back(as.user);
        commands.back().push_back(as.password);
    }
    if (as.database != 0) commands.push_back({"SELECT", std::to_string(as.database)});
    // A server that is still loading, or wants a password, says so now and not in the middle of a command.
    commands.push_back({"PING"});
    std::string bytes;
    for (const command& each : commands) encode(each, bytes);
    co_await write(bytes);
    for (std::size_t i = 0; i < commands.size(); ++i) (co_await read()).text();
}

async::task<reply> wire::read() {
    while (true) {
        if (std::optional<reply> whole = decoder_.next()) co_return std::move(*whole);
        const std::size_t size = co_await stream_->read_some(buffer_);
        if (size == 0) throw net_failure("Redis at " + stream_->peer() + " ended the connection");
        decoder_.feed({buffer_.data(), size});
    }
}

} // namespace delta::redis
