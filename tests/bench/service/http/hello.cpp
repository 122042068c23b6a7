// SPDX-License-Identifier: Apache-2.0
// The least a handler can do, on as many reactors as asked for: what the server itself costs. Prints its port.
//
//     http_hello THREADS
#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "http/router.hpp"
#include "http/server.hpp"

namespace {

using namespace delta;

async::task<http::response> hello(const http::request& /*asked*/) {
    co_return http::response{
        200, {{"Content-Type", "application/json"}}, R"({"message":"Delta keeps documentation true."})"};
}

http::response tell(const http::request& /*of*/, const std::exception& e) {
    return {500, {}, e.what()};
}

// One reactor. Returns the port it listens on by `port`, before it runs.
class reactor {
  public:
    explicit reactor(std::uint16_t port)
        : server_(
              loop_.get_executor(), {.port = port, .shared = true},
              [this](http::request& asked) { return answer(asked); }, tell) {
        routes_.add("GET", "/api", hello);
    }
    std::uint16_t port() const { return server_.port(); }
    void run() {
        boost::asio::co_spawn(loop_, server_.run(), [](std::exception_ptr e) {
            if (e) std::rethrow_exception(e);
        });
        loop_.run();
    }

  private:
    async::task<http::response> answer(http::request& asked) {
        const http::route_match match = routes_.find(asked);
        if (match.serve == nullptr) co_return http::response{404};
        co_return co_await (*match.serve)(asked);
    }

    boost::asio::io_context loop_{1};
    http::router routes_;
    http::server server_;
};

} // namespace

int main(int argc, char** argv) {
    const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    reactor first(0);
    fmt::print("{}\n", first.port());
    std::fflush(stdout);
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back([port = first.port()] { reactor(port).run(); });
    first.run();
}
