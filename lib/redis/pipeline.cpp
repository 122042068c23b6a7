// SPDX-License-Identifier: Apache-2.0
#include "redis/pipeline.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <utility>

#include "async/answer.hpp"

namespace delta::redis {

struct pipeline::waiting final : async::answer<reply_list> {
    waiting(const async::executor& where, std::size_t count, async::steady::time_point until)
        : answer(where), missing(count), deadline(until) {}
    std::size_t missing;
    async::steady::time_point deadline;
    reply_list replies = {};
};

pipeline::pipeline(async::executor where, std::unique_ptr<wire> over, std::chrono::milliseconds limit)
    : where_(std::move(where)),
      wire_(std::move(over)),
      limit_(limit),
      has_unsent_(where_),
      deadline_(where_, [this] { return first_deadline(); }, [this] { give_up(); }) {}

void pipeline::start() {
    run_to_end(read_all());
    run_to_end(write_all());
}

// Each half keeps the pipeline alive until it ends, which closing makes it do.
void pipeline::run_to_end(async::task<> half) {
    boost::asio::co_spawn(where_, std::move(half), [keep = shared_from_this()](std::exception_ptr why) {
        keep->close(why ? std::move(why) : std::make_exception_ptr(net_failure("the connection to Redis was closed")));
    });
}

async::task<> pipeline::read_all() {
    while (is_open()) {
        reply next = co_await wire_->read();
        if (waiting_.empty()) throw net_failure("Redis answered what nobody asked");
        waiting& front = *waiting_.front();
        front.replies.push_back(std::move(next));
        if (--front.missing > 0) continue;
        front.give(std::move(front.replies));
        waiting_.pop_front();
    }
}

// What comes while one write is under way goes out together in the next.
async::task<> pipeline::write_all() {
    while (is_open()) {
        co_await has_unsent_.wait();
        has_unsent_.reset();
        const std::string bytes = std::exchange(unsent_, {});
        if (is_open() && !bytes.empty()) co_await wire_->write(bytes);
    }
}

async::task<reply_list> pipeline::exchange(std::string bytes, std::size_t count) {
    const auto keep = shared_from_this();
    if (broken_) std::rethrow_exception(broken_);
    const auto mine = std::make_shared<waiting>(where_, count, async::steady::now() + limit_);
    const auto send = [&] {
        waiting_.push_back(mine);
        unsent_ += bytes;
        has_unsent_.set();
        deadline_.watch();
    };
    co_return co_await waiting::wait(mine, send);
}

std::optional<async::steady::time_point> pipeline::first_deadline() const {
    if (waiting_.empty()) return std::nullopt;
    return waiting_.front()->deadline;
}

// Whatever came later would not be waited for: a server that is this late is left.
void pipeline::give_up() {
    const auto keep = shared_from_this();
    close(std::make_exception_ptr(timeout_failure(fmt::format("an answer of Redis took longer than {}", limit_))));
}

void pipeline::close(std::exception_ptr why) noexcept {
    if (broken_) return;
    broken_ = std::move(why);
    wire_->close();
    has_unsent_.set();
    deadline_.stop();
    for (const auto& each : std::exchange(waiting_, {})) each->fail(broken_);
}

} // namespace delta::redis
