// SPDX-License-Identifier: Apache-2.0
// Redis for one reactor: one pipelined connection for commands; blocking reads and subscriptions have their own.
#pragma once

#include <chrono>
#include <concepts>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "redis/codec.hpp"
#include "redis/reply.hpp"

namespace delta::redis {

inline constexpr auto command_limit = std::chrono::seconds(5);

struct options {
    std::string url; // redis://[user:password@]host[:port][/db], rediss://…, unix:///path/to.sock?db=0
    std::string ca_file = {};
};

// A command whose connection breaks before its answer throws net_failure (it may or may not have happened); the next
// command connects again, after a pause that grows while the server is away.
class client {
  public:
    // Throws config_failure when the URL cannot be used; does not connect yet.
    client(async::executor where, const options& how);
    ~client();
    client(client&&) noexcept;
    client& operator=(client&&) = delete;

    // Throws failure (an error reply), net_failure, timeout_failure.
    async::task<reply> run(command what);
    // The words of a command, one by one: g++ 14 cannot compile a list of strings in braces behind co_await.
    template <class... Words>
        requires(sizeof...(Words) > 0 && (std::convertible_to<Words, std::string> && ...))
    async::task<reply> run(Words... words) {
        command what;
        what.reserve(sizeof...(Words));
        (what.emplace_back(std::move(words)), ...);
        return run(std::move(what));
    }
    // All at once in one round trip; an error reply of any throws after all were read.
    async::task<reply_list> run_all(std::vector<command> what);
    // EVALSHA, loading the script when the server does not have it. `source` must have static storage.
    async::task<reply> run_script(std::string_view source, std::vector<std::string> keys,
                                  std::vector<std::string> arguments);

    // Calls `on_message` with each message of the channels until cancelled; `on_subscribed` each time the subscription
    // stands, so that what was missed in a gap can be looked up.
    async::task<> subscribe(std::vector<std::string> channels,
                            std::function<void(std::string channel, std::string message)> on_message,
                            std::function<void()> on_subscribed = {});
    // A connection of its own for blocking commands, with the limit to wait.
    async::task<reply> run_blocking(command what, std::chrono::milliseconds limit);

    bool is_connected() const;

  private:
    async::task<reply_list> exchange(std::vector<command> what);

    struct impl;
    std::shared_ptr<impl> impl_;
};

} // namespace delta::redis
