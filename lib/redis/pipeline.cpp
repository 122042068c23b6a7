// SPDX-License-Identifier: Apache-2.0
#include "redis/pipeline.hpp"

#include <boost/asio/co_spawn.hpp>
#include <utility>

namespace delta::redis {

struct pipeline::waiting {
    waiting(const async::executor& where, std::size_t count) : missing(count), done(where) {}
    std::size_t missing;
    reply_list replies;
    async::event done;
};

pipeline::pipeline(async::executor where, std::unique_ptr<wire> over)
    : where_(std::move(where)), wire_(std::move(over)), has_unsent_(where_) {}

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
        front.done.set();
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
    const auto mine = std::make_shared<waiting>(where_, count);
    waiting_.push_back(mine);
    unsent_ += bytes;
    has_unsent_.set();
    co_await mine->done.wait();
    if (mine->missing > 0) std::rethrow_exception(broken_);
    co_return std::move(mine->replies);
}

void pipeline::close(std::exception_ptr why) noexcept {
    if (broken_) return;
    broken_ = std::move(why);
    wire_->close();
    has_unsent_.set();
    for (const auto& each : waiting_) each->done.set();
    waiting_.clear();
}

} // namespace delta::redis
