// SPDX-License-Identifier: Apache-2.0
// A response whose handler writes it piece by piece, for as long as the peer stays.
#include <boost/asio/this_coro.hpp>
#include <exception>
#include <utility>

#include "base/error.hpp"
#include "http/session.hpp"

namespace delta::http {

namespace {

constexpr std::chrono::hours no_limit{24 * 365};

}

async::task<> session::send_stream(response answer) {
    co_await flush();
    enter(phase::streaming, no_limit);
    async::task_group beside(co_await boost::asio::this_coro::executor);
    beside.spawn(run_stream(answer, beside));
    beside.spawn(watch_peer(beside));
    streaming_ = &beside;
    std::exception_ptr thrown;
    try {
        co_await beside.join();
    } catch (...) {
        thrown = std::current_exception(); // thrown again when nothing points at the group
    }
    streaming_ = nullptr;
    if (thrown) std::rethrow_exception(thrown);
    if (home_.draining) keeps_alive_ = false;
    // A body cut off inside a piece must not look complete.
    if (peer_left_ || in_piece_)
        keeps_alive_ = false;
    else if (!parser_.is_http_1_0())
        out_ += last_chunk;
}

async::task<> session::run_stream(const response& answer, async::task_group& beside) {
    co_await answer.stream([this](std::string_view piece) { return write_piece(piece); });
    beside.cancel();
}

// Notices that the peer has left, which a stream that has nothing to write would not. What the peer sends meanwhile is
// kept for later, up to the buffer's size.
async::task<> session::watch_peer(async::task_group& beside) {
    make_room();
    while (end_ < in_.size()) {
        std::size_t size = 0;
        try {
            size = co_await peer_->read_some({in_.data() + end_, in_.size() - end_});
        } catch (const net_failure&) {
            size = 0; // reset is leaving too
        }
        end_ += size;
        if (size == 0) {
            peer_left_ = true;
            beside.cancel();
            co_return;
        }
    }
}

async::task<> session::write_piece(std::string_view piece) {
    // An empty chunk would end the body.
    if (piece.empty()) co_return;
    out_.clear();
    if (parser_.is_http_1_0())
        out_ += piece;
    else
        append_chunk(out_, piece);
    enter(phase::sending, home_.limits.idle);
    in_piece_ = true;
    co_await peer_->write(out_);
    in_piece_ = false;
    out_.clear();
    enter(phase::streaming, no_limit);
}

} // namespace delta::http
