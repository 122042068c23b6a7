// SPDX-License-Identifier: Apache-2.0
#include "http/connection_pool.hpp"

#include <utility>

namespace delta::http {
namespace {

constexpr auto keep_idle = std::chrono::seconds(30);

} // namespace

connection_pool::lease::~lease() {
    if (from_) from_->give_back(server_, reusable ? std::move(stream) : nullptr);
}

async::task<connection_pool::lease> connection_pool::take(std::string name, async::steady::duration idle_for) {
    forget_old();
    server& at = servers_.try_emplace(name, where_).first->second;
    ++at.waiting;
    const std::shared_ptr<server> counted(&at, [](server* s) { --s->waiting; });
    while (at.taken >= most_) {
        at.freed.reset();
        co_await at.freed.wait();
    }
    ++at.taken;
    lease granted(shared_from_this(), std::move(name));
    // The one used last is the likeliest to live.
    while (!at.idle.empty() && !granted.stream) {
        kept last = std::move(at.idle.back());
        at.idle.pop_back();
        if (async::steady::now() - last.since <= idle_for) granted.stream = std::move(last.stream);
    }
    co_return granted;
}

void connection_pool::give_back(const std::string& name, net::stream_ptr stream) {
    server& at = servers_.find(name)->second;
    --at.taken;
    if (stream) at.idle.push_back({std::move(stream), async::steady::now()});
    at.freed.set();
}

void connection_pool::forget_old() {
    const async::steady::time_point oldest = async::steady::now() - keep_idle;
    for (auto& [name, at] : servers_)
        std::erase_if(at.idle, [oldest](const kept& each) { return each.since < oldest; });
    std::erase_if(servers_, [](const auto& entry) {
        const server& at = entry.second;
        return at.idle.empty() && at.taken == 0 && at.waiting == 0;
    });
}

} // namespace delta::http
