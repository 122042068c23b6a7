// SPDX-License-Identifier: Apache-2.0
// All connections of a server: how many there may be, how long each may take, and how they end.
#pragma once

#include <cstddef>
#include <list>

#include "async/task_group.hpp"
#include "http/session.hpp"

namespace delta::http {

class connections {
  public:
    connections(async::executor where, const server_options& options, request_handler handle,
                exception_handler on_exception);

    // Serves the peer until it leaves.
    void add(net::stream_ptr peer);
    // The server's clock, which enforces the time limits; runs until it is cancelled.
    async::task<> watch();
    // As server::drain.
    void drain();
    // Ends them all, answered or not.
    void cancel() { group_.cancel(); }
    // Returns when none is left. Cancelling it ends them all.
    async::task<> join() { return group_.join(); }
    std::size_t size() const { return open_.size(); }

  private:
    using place = std::list<session>::iterator;

    async::task<> serve(place at);
    void tick();

    session_home home_;
    std::list<session> open_;
    async::task_group group_;
};

} // namespace delta::http
