// SPDX-License-Identifier: Apache-2.0
// One connection of the server: requests in, responses out, in order.
#pragma once

#include <boost/asio/cancellation_signal.hpp>
#include <ctime>
#include <string>
#include <vector>

#include "async/task_group.hpp"
#include "http/peer_address.hpp"
#include "http/request_id.hpp"
#include "http/request_parser.hpp"
#include "http/response_writer.hpp"
#include "http/server.hpp"
#include "net/stream.hpp"

namespace delta::http {

// What the sessions of one server share; it outlives them.
struct session_home {
    server_limits limits;
    request_handler handle;
    exception_handler on_exception;
    trusted_proxies proxies;
    request_ids ids = {};
    // Read at each tick of the server's clock, never per request.
    async::steady::time_point now = async::steady::now();
    std::string date = {};
    bool draining = false;
};

class session {
  public:
    // `busy`: the server has too many; answer so and close.
    session(session_home& home, net::stream_ptr peer, bool busy);

    // Until the connection ends. Throws nothing but cancellation from outside.
    async::task<> run();
    // What cancels `run`. Once, before the first check.
    void be_stopped_by(boost::asio::cancellation_signal& stop) { stop_ = &stop; }
    // Stops what has taken too long. Called at each tick.
    void check();
    // No further requests once the present one is answered.
    void drain();

  private:
    enum class phase { idle, reading, handling, sending, streaming, lingering };

    async::task<> serve();
    async::task<bool> read_request();
    async::task<bool> fill();
    async::task<response> respond();
    async::task<> send(response answer);
    async::task<> send_stream(response answer);
    async::task<> run_stream(const response& answer, async::task_group& beside);
    async::task<> watch_peer(async::task_group& beside);
    async::task<> write_piece(std::string_view piece);
    async::task<> flush();
    async::task<> refuse(refusal why);
    async::task<> linger();
    void enter(phase next, std::chrono::milliseconds limit);
    void make_room();
    bool has_input() const { return begin_ < end_; }

    session_home& home_;
    net::stream_ptr peer_;
    const bool busy_;
    boost::asio::cancellation_signal* stop_ = nullptr;
    std::string address_; // the peer's, without its port
    request_parser parser_;
    request request_;
    // [begin_, end_) of `in_` is read from the peer but not parsed.
    std::vector<char> in_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string out_;
    phase phase_ = phase::idle;
    async::steady::time_point deadline_;
    bool expired_ = false;
    bool keeps_alive_ = true;
    // While a streamed response is being written.
    async::task_group* streaming_ = nullptr;
    bool in_piece_ = false;
    bool peer_left_ = false;
};

} // namespace delta::http
