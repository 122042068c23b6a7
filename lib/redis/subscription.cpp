// SPDX-License-Identifier: Apache-2.0
#include "redis/subscription.hpp"

#include <algorithm>
#include <utility>

#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"

namespace delta::redis {
namespace {

constexpr auto ping_every = std::chrono::seconds(15);
constexpr auto silence_limit = 3 * ping_every;
constexpr async::steady::duration least_pause = std::chrono::milliseconds(50);

struct listener {
    std::unique_ptr<wire> over;
    std::size_t channels;
    std::function<void(std::string, std::string)>& on_message;
    std::function<void()>& on_subscribed;
};

async::task<> ping(listener& l) {
    while (true) {
        co_await async::sleep_for(ping_every);
        std::string bytes;
        encode({"PING"}, bytes);
        co_await l.over->write(bytes);
    }
}

async::task<> listen(listener& l) {
    while (true) {
        const reply next = co_await async::with_timeout(silence_limit, l.over->read(), "a sign of life of Redis");
        const reply_list& parts = next.list();
        if (parts.size() < 2) continue;
        if (parts.size() == 3 && parts[0].text() == "message") {
            l.on_message(parts[1].text(), parts[2].text());
        } else if (parts.size() == 3 && parts[0].text() == "subscribe" &&
                   std::cmp_equal(parts[2].integer(), l.channels) && l.on_subscribed) {
            l.on_subscribed();
        }
    }
}

async::task<> run_once(async::executor where, listener& l, const std::vector<std::string>& channels) {
    command subscribe{"SUBSCRIBE"};
    subscribe.insert(subscribe.end(), channels.begin(), channels.end());
    std::string bytes;
    encode(subscribe, bytes);
    co_await l.over->write(bytes);
    async::task_group both(std::move(where));
    both.spawn(ping(l));
    both.spawn(listen(l));
    co_await both.join();
}

} // namespace

async::task<> run_subscription(async::executor where, connector& connections, std::vector<std::string> channels,
                               std::function<void(std::string channel, std::string message)> on_message,
                               std::function<void()> on_subscribed) {
    std::ranges::sort(channels);
    channels.erase(std::ranges::unique(channels).begin(), channels.end());
    while (true) {
        try {
            listener l{co_await connections.connect(), channels.size(), on_message, on_subscribed};
            co_await run_once(where, l, channels);
        } catch (const delta::failure& e) {
            log::warn("redis_subscription_broke", {{"why", e.what()}});
        }
        co_await async::sleep_until(std::max(connections.next_attempt(), async::steady::now() + least_pause));
    }
}

} // namespace delta::redis
