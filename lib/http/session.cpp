// SPDX-License-Identifier: Apache-2.0
#include "http/session.hpp"

#include <boost/asio/this_coro.hpp>
#include <cstring>
#include <exception>
#include <optional>
#include <utility>

#include "async/sleep.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "http/finish.hpp"
#include "http/problem.hpp"

namespace delta::http {
namespace {

constexpr std::size_t first_buffer = 4 * 1024;
constexpr std::size_t body_buffer = 64 * 1024;
// Responses to pipelined requests are sent together up to here.
constexpr std::size_t flush_at = 64 * 1024;
// The limit is on a piece, so that a slow peer gets a large body as long as it takes it.
constexpr std::size_t write_at_once = 256 * 1024;
constexpr std::size_t keep_at_most = 256 * 1024;
constexpr auto linger_limit = std::chrono::seconds(2);
constexpr std::size_t linger_bytes = 1024 * 1024;

} // namespace

session::session(session_home& home, net::stream_ptr peer, bool busy)
    : home_(home),
      peer_(std::move(peer)),
      busy_(busy),
      address_(address_of(peer_->peer())),
      parser_(home.limits),
      in_(first_buffer) {
    parser_.begin(request_);
    enter(phase::idle, home.limits.idle);
}

void session::enter(phase next, std::chrono::milliseconds limit) {
    phase_ = next;
    deadline_ = home_.now + limit;
}

void session::check() {
    if (home_.now <= deadline_ || expired_) return;
    expired_ = true;
    stop_->emit(boost::asio::cancellation_type::terminal);
}

void session::drain() {
    if (phase_ == phase::idle) deadline_ = std::min(deadline_, home_.now + home_.limits.drain);
    if (streaming_ != nullptr) streaming_->cancel();
}

async::task<> session::run() {
    try {
        co_await serve();
    } catch (const net_failure& e) {
        log::debug("http_peer_lost", {{"peer", peer_->peer()}, {"why", e.what()}});
    } catch (const std::exception& e) {
        // The session ends here in any case; only what we did not ask for is worth a line.
        if (!async::is_cancellation(e)) log::error("http_session_failed", {{"peer", peer_->peer()}, {"why", e.what()}});
    }
    peer_->close();
}

async::task<> session::serve() {
    if (busy_) co_return co_await refuse({503, "The server has too many connections."});
    while (co_await read_request()) {
        response answer = co_await respond();
        finish_response(request_, answer, home_.limits.gzip_from);
        co_await send(std::move(answer));
        if (!keeps_alive_) break;
        parser_.begin(request_);
        enter(phase::idle, home_.limits.idle);
        if (out_.size() >= flush_at) co_await flush();
    }
    co_await flush();
}

// False when there is none: the peer has ended, or was refused.
async::task<bool> session::read_request() {
    bool continued = false;
    for (;;) {
        begin_ += parser_.put({in_.data() + begin_, end_ - begin_});
        const parse_state state = parser_.state();
        if (state == parse_state::done) break;
        if (state == parse_state::refused) {
            co_await refuse(parser_.refused());
            co_return false;
        }
        if (phase_ == phase::idle && parser_.has_begun()) enter(phase::reading, home_.limits.idle);
        if (state == parse_state::body && parser_.expects_continue() && !continued && !has_input()) {
            continued = true;
            out_ += "HTTP/1.1 100 Continue\r\n\r\n";
        }
        if (!co_await fill()) co_return false;
    }
    keeps_alive_ = parser_.keeps_alive();
    request_.remote_address = home_.proxies.client_of(address_, request_.headers);
    request_.id = home_.ids.next();
    co_return true;
}

// More bytes from the peer behind those that are left; false when it has ended or took too long.
async::task<bool> session::fill() {
    if (!out_.empty()) {
        const phase before = phase_;
        co_await flush();
        enter(before, home_.limits.idle);
    }
    make_room();
    std::size_t size = 0;
    try {
        size = co_await peer_->read_some({in_.data() + end_, in_.size() - end_});
    } catch (const std::exception& e) {
        if (!expired_ || !async::is_cancellation(e)) throw;
    }
    if (std::exchange(expired_, false)) {
        co_await boost::asio::this_coro::reset_cancellation_state();
        if (size == 0 && phase_ == phase::reading) co_await refuse({408, "The request took too long to arrive."});
    }
    end_ += size;
    co_return size > 0;
}

void session::make_room() {
    if (begin_ > 0) {
        std::memmove(in_.data(), in_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    const bool in_body = parser_.state() == parse_state::body;
    if (in_body && in_.size() < body_buffer) in_.resize(body_buffer);
    // The parser wants a whole line, or a whole head's end, in one piece.
    if (end_ == in_.size()) in_.resize(in_.size() * 2);
}

async::task<response> session::respond() {
    enter(phase::handling, home_.limits.request);
    std::optional<response> answer;
    std::exception_ptr thrown;
    try {
        answer = co_await home_.handle(request_);
    } catch (...) {
        thrown = std::current_exception(); // answered below, where awaiting is allowed
    }
    const bool late = std::exchange(expired_, false);
    if (late) co_await boost::asio::this_coro::reset_cancellation_state();
    if (answer) co_return std::move(*answer);
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& e) {
        if (!async::is_cancellation(e)) co_return home_.on_exception(request_, e);
        if (!late) throw;
    }
    co_return home_.on_exception(request_, timeout_failure("the request took too long"));
}

async::task<> session::send(response answer) {
    response_frame frame{.is_head = request_.method == "HEAD", .is_http_1_0 = parser_.is_http_1_0()};
    if (home_.draining || (answer.stream && frame.is_http_1_0)) keeps_alive_ = false;
    frame.keeps_alive = keeps_alive_;
    const std::size_t before = out_.size();
    std::optional<response> instead;
    try {
        append_head(out_, answer, frame, home_.date);
    } catch (const std::logic_error& e) {
        out_.resize(before);
        instead = home_.on_exception(request_, e);
    }
    if (instead) {
        append_head(out_, *instead, frame, home_.date);
        answer = std::move(*instead);
    }
    if (!has_body(answer, frame)) co_return;
    if (answer.stream) co_return co_await send_stream(std::move(answer));
    if (answer.body.size() < flush_at) {
        out_ += answer.body;
        co_return;
    }
    co_await flush();
    for (std::string_view rest = answer.body; !rest.empty();) {
        const std::string_view piece = rest.substr(0, write_at_once);
        enter(phase::sending, home_.limits.idle);
        co_await peer_->write(piece);
        rest.remove_prefix(piece.size());
    }
}

async::task<> session::flush() {
    if (out_.empty()) co_return;
    enter(phase::sending, home_.limits.idle);
    co_await peer_->write(out_);
    out_.clear();
    if (out_.capacity() > keep_at_most) out_.shrink_to_fit();
}

async::task<> session::refuse(refusal why) {
    log::info("http_refused", {{"peer", peer_->peer()}, {"status", why.status}, {"why", why.detail}});
    const response answer = make_problem(why.status, why.detail);
    append_head(out_, answer, {.keeps_alive = false}, home_.date);
    out_ += answer.body;
    co_await flush();
    co_await linger();
}

// Closing while bytes come in resets the connection, and the peer might never see our answer: read on for a while.
async::task<> session::linger() {
    expired_ = false;
    enter(phase::lingering, linger_limit);
    for (std::size_t seen = 0; seen < linger_bytes;) {
        const std::size_t size = co_await peer_->read_some(in_);
        if (size == 0) co_return;
        seen += size;
    }
}

} // namespace delta::http
