// SPDX-License-Identifier: Apache-2.0
#include "redis/client.hpp"

#include <map>
#include <utility>

#include "async/event.hpp"
#include "async/timeout.hpp"
#include "redis/connector.hpp"
#include "redis/pipeline.hpp"
#include "redis/subscription.hpp"

namespace delta::redis {
namespace {

// Connections for blocking commands that are kept for the next; more are closed.
constexpr std::size_t max_idle = 4;

async::task<reply> ask(wire& over, std::string bytes) {
    co_await over.write(bytes);
    co_return co_await over.read();
}

} // namespace

struct client::impl {
    impl(async::executor on, const options& how) : where(std::move(on)), connections(how), attempt_ended(where) {}

    async::executor where;
    connector connections;
    std::shared_ptr<pipeline> shared;
    bool is_connecting = false;
    async::event attempt_ended;
    std::vector<std::unique_ptr<wire>> idle;
    // The server's names for the scripts it was given.
    std::map<std::string_view, std::string> script_names;
    bool is_closed = false;

    async::task<std::shared_ptr<pipeline>> take_shared();
    async::task<> connect_shared();
    void close();
};

// One connects, the others wait for the outcome; when it is cancelled, the next of them connects.
async::task<std::shared_ptr<pipeline>> client::impl::take_shared() {
    while (!shared || !shared->is_open()) {
        if (is_connecting) {
            attempt_ended.reset();
            co_await attempt_ended.wait();
        } else {
            co_await connect_shared();
        }
    }
    co_return shared;
}

async::task<> client::impl::connect_shared() {
    struct attempt {
        impl& of;
        ~attempt() {
            of.is_connecting = false;
            of.attempt_ended.set();
        }
    };
    is_connecting = true;
    const attempt running{*this};
    auto made = co_await connections.connect();
    if (is_closed) throw net_failure("the client of Redis is closed");
    shared = std::make_shared<pipeline>(where, std::move(made), command_limit);
    shared->start();
}

void client::impl::close() {
    is_closed = true;
    if (shared) shared->close(std::make_exception_ptr(net_failure("the client of Redis is closed")));
    idle.clear();
}

client::client(async::executor where, const options& how) : impl_(std::make_shared<impl>(std::move(where), how)) {}

client::~client() {
    if (impl_) impl_->close();
}

client::client(client&&) noexcept = default;

bool client::is_connected() const {
    return impl_->shared && impl_->shared->is_open();
}

async::task<reply_list> client::exchange(std::vector<command> what) {
    const auto keep = impl_;
    std::string bytes;
    for (const command& each : what) encode(each, bytes);
    const auto through = co_await keep->take_shared();
    co_return co_await through->exchange(std::move(bytes), what.size());
}

async::task<reply> client::run(command what) {
    std::vector<command> one;
    one.push_back(std::move(what));
    reply_list answer = co_await exchange(std::move(one));
    if (const auto* const wrong = std::get_if<error_reply>(&answer.front().value)) throw failure(wrong->message);
    co_return std::move(answer.front());
}

async::task<reply_list> client::run_all(std::vector<command> what) {
    if (what.empty()) co_return reply_list{};
    reply_list answers = co_await exchange(std::move(what));
    for (const reply& each : answers)
        if (const auto* const wrong = std::get_if<error_reply>(&each.value)) throw failure(wrong->message);
    co_return answers;
}

async::task<reply> client::run_script(std::string_view source, std::vector<std::string> keys,
                                      std::vector<std::string> arguments) {
    const auto keep = impl_;
    auto known = keep->script_names.find(source);
    if (known == keep->script_names.end()) {
        const reply name = co_await run("SCRIPT", "LOAD", std::string(source));
        known = keep->script_names.insert_or_assign(source, name.text()).first;
    }
    command call{"EVALSHA", known->second, std::to_string(keys.size())};
    call.insert(call.end(), keys.begin(), keys.end());
    call.insert(call.end(), arguments.begin(), arguments.end());
    try {
        co_return co_await run(call);
    } catch (const failure& e) {
        if (e.code() != "NOSCRIPT") throw;
    }
    // The server was restarted, or its scripts were flushed; EVAL makes it know this one again.
    call[0] = "EVAL";
    call[1] = source;
    co_return co_await run(std::move(call));
}

async::task<> client::subscribe(std::vector<std::string> channels,
                                std::function<void(std::string channel, std::string message)> on_message,
                                std::function<void()> on_subscribed) {
    const auto keep = impl_;
    co_await run_subscription(keep->where, keep->connections, std::move(channels), std::move(on_message),
                              std::move(on_subscribed));
}

async::task<reply> client::run_blocking(command what, std::chrono::milliseconds limit) {
    const auto keep = impl_;
    std::unique_ptr<wire> over;
    if (keep->idle.empty()) {
        over = co_await keep->connections.connect();
    } else {
        over = std::move(keep->idle.back());
        keep->idle.pop_back();
    }
    std::string bytes;
    encode(what, bytes);
    reply answer =
        co_await async::with_timeout(limit + command_limit, ask(*over, std::move(bytes)), "an answer of Redis");
    if (!keep->is_closed && keep->idle.size() < max_idle) keep->idle.push_back(std::move(over));
    if (const auto* const wrong = std::get_if<error_reply>(&answer.value)) throw failure(wrong->message);
    co_return answer;
}

} // namespace delta::redis
