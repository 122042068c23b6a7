// SPDX-License-Identifier: Apache-2.0
// One thread of `delta api`: its own loop, connections and listening socket. Nothing in it is shared but what
// api::shared_state holds.
#pragma once

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <optional>

#include "api/context.hpp"
#include "api/service.hpp"
#include "async/task.hpp"
#include "async/task_group.hpp"
#include "config.hpp"
#include "github/api.hpp"
#include "http/client.hpp"
#include "http/server.hpp"

namespace delta::app {

class api_reactor {
  public:
    // Listens from here on. Throws net_failure when it cannot. `port` may be 0.
    api_reactor(api::shared_state& shared, const settings& with, std::uint16_t port, int number,
                const std::shared_ptr<const http::static_files>& dashboard);

    std::uint16_t port() const { return server_.port(); }
    // On a thread of its own. Returns when everything has ended.
    void run();

    // These two may be called from any thread. `drain` lets requests that have begun finish; `cancel` does not.
    void drain();
    void cancel();

  private:
    void connect_github(const settings& with);
    api::setup* make_setup(const settings& with);
    async::task<> serve();
    async::task<> serve_requests(async::task_group& all);
    async::task<> tell_figures();

    boost::asio::io_context ioc_{1};
    int number_;
    api::shared_state& shared_;
    // Gone when the server has ended: their connections would keep the loop running.
    std::optional<pg::pool> pg_;
    std::optional<redis::client> redis_;
    std::optional<http::client> to_github_;
    std::optional<github::api> github_;
    std::optional<api::setup> setup_;
    api::context ctx_;
    api::service service_;
    http::server server_;
    boost::asio::cancellation_signal stop_;
};

} // namespace delta::app
