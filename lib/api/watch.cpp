// SPDX-License-Identifier: Apache-2.0
// Changes of phase, live: from Redis' channel of a repository to a browser's EventSource.
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "api/endpoints.hpp"
#include "async/event.hpp"
#include "async/task_group.hpp"
#include "queue/events.hpp"
#include "store/repositories.hpp"

namespace delta::api {

namespace {

// Proxies end connections on which nothing moves. As often it is looked whether its reader may still have it.
constexpr auto keep_alive = std::chrono::seconds(15);
// For a browser that reads too slowly; it looks at the list when it comes back.
constexpr std::size_t most_waiting = 1000;
// Each stream has a connection to Redis. A person has some pages open, not hundreds.
constexpr int most_streams = 20;

constexpr std::string_view ready = "event: ready\ndata: {}\n\n";
constexpr std::string_view comment = ": keep-alive\n\n";

// Between the subscription and the writer of one stream.
struct feed {
    context& ctx;
    caller who;
    std::string repository;
    async::event arrived;
    std::deque<std::string> waiting;

    feed(context& of, caller by, std::string on)
        : ctx(of), who(std::move(by)), repository(std::move(on)), arrived(of.where) {
        ctx.shared.figures.stream_opened();
        ++ctx.streams[who.user_id];
    }
    feed(const feed&) = delete;
    feed& operator=(const feed&) = delete;
    ~feed() {
        ctx.shared.figures.stream_closed();
        const auto open = ctx.streams.find(who.user_id);
        if (--open->second == 0) ctx.streams.erase(open);
    }

    void add(std::string piece) {
        if (waiting.size() == most_waiting) waiting.pop_front();
        waiting.push_back(std::move(piece));
        arrived.set();
    }
};

async::task<> receive(std::shared_ptr<feed> to) {
    std::vector<std::string> channels{queue::channel_of(to->repository)};
    // Runs until it is cancelled, and subscribes again by itself after a gap: each time the reader is told.
    co_await to->ctx.redis.subscribe(
        std::move(channels),
        [to](const std::string&, const std::string& message) { to->add("data: " + message + "\n\n"); },
        [to] { to->add(std::string(ready)); });
}

// False when the session has ended, or the repository is no longer this account's. Who cannot be asked now is asked the
// next time.
async::task<bool> may_go_on(const feed& of) {
    try {
        if (!co_await of.ctx.signed_in.is_alive(of.who.user_id, of.who.session)) co_return false;
        co_return (co_await store::find_repository(of.ctx.pg, of.who.user_id, of.repository)).has_value();
    } catch (const failure& e) {
        if (!e.retryable()) throw;
    }
    co_return true;
}

// However much arrives, who may not have it any more is found out.
async::task<> write(std::shared_ptr<feed> from, http::body_writer to) {
    auto look = async::steady::now() + keep_alive;
    for (;;) {
        const bool arrived = co_await from->arrived.wait_for(look - async::steady::now());
        if (async::steady::now() >= look) {
            if (!co_await may_go_on(*from)) co_return;
            look = async::steady::now() + keep_alive;
            if (!arrived) co_await to(comment);
        }
        from->arrived.reset();
        while (!from->waiting.empty()) {
            const std::string piece = std::move(from->waiting.front());
            from->waiting.pop_front();
            co_await to(piece);
        }
    }
}

// The group outlives its children.
async::task<> write_and_end(std::shared_ptr<feed> from, http::body_writer to, async::task_group& both) {
    co_await write(std::move(from), std::move(to));
    both.cancel();
}

async::task<> run(std::shared_ptr<feed> through, http::body_writer to) {
    async::task_group both(through->ctx.where);
    both.spawn(receive(through));
    both.spawn(write_and_end(through, std::move(to), both));
    co_await both.join();
}

} // namespace

async::task<http::response> watch_repository(context& ctx, call& in) {
    const std::string id = in.path_value("id");
    if (!co_await store::find_repository(ctx.pg, in.who.user_id, id))
        co_return refuse(in, error{errc::not_found, "There is no such repository."});
    const auto open = ctx.streams.find(in.who.user_id);
    if (open != ctx.streams.end() && open->second >= most_streams) {
        http::response refused =
            refuse(in, error{errc::rate_limited, "This account watches too many repositories at once."});
        refused.headers.set("Retry-After", "15");
        co_return refused;
    }
    http::response out{.headers = {{"Content-Type", "text/event-stream"},
                                   {"Cache-Control", "no-store"},
                                   // nginx holds answers back otherwise.
                                   {"X-Accel-Buffering", "no"}}};
    const auto through = std::make_shared<feed>(ctx, in.who, id);
    out.stream = [through](http::body_writer to) { return run(through, std::move(to)); };
    co_return out;
}

} // namespace delta::api
