// SPDX-License-Identifier: Apache-2.0
// A worker like `delta worker`, whose jobs count themselves: for tests/chaos/run, which kills it.
//
//   chaos_worker POSTGRES_URL REDIS_URL NAME
#include "queue/worker.hpp"

#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <exception>
#include <random>

#include "../../app/lifecycle.hpp"
#include "async/sleep.hpp"
#include "base/log.hpp"

namespace delta {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t slots = 8;

// The effect of a job: a row of its own, and one more in its counter.
async::task<queue::outcome> count(pg::pool& db, queue::job_context& context) {
    static std::minstd_rand chance{std::random_device{}()};
    co_await async::sleep_for(std::chrono::milliseconds(chance() % 10));
    pg::transaction tx = co_await db.begin();
    co_await tx.query("insert into effects (job) values ($1::bigint)", pg::params(context.about().id));
    co_await tx.query("update counters set n = n + 1 where id = $1::bigint % 100", pg::params(context.about().id));
    co_await context.finish_in(tx);
    co_await tx.commit();
    co_return queue::outcome::done();
}

async::task<> work(async::executor where, std::string postgres, std::string redis, std::string name) {
    pg::pool db(where, {.url = std::move(postgres), .application_name = name, .exclusive = slots});
    redis::client wakeups(where, {.url = std::move(redis)});
    queue::worker worker(
        where, db, wakeups,
        {.name = std::move(name), .slots = slots, .lease = 3s, .pauses = {.first = 50ms, .longest = 1s}});
    worker.handle("count", [&db](queue::job_context& context) { return count(db, context); });
    worker.handle("hang", [](queue::job_context&) -> async::task<queue::outcome> {
        co_await async::sleep_for(1h);
        co_return queue::outcome::done();
    });
    app::lifecycle life(where, app::exit_limit, [&worker] { worker.stop(); });
    co_await worker.run();
    life.end();
    co_await db.close();
}

} // namespace
} // namespace delta

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    delta::log::configure(delta::log::level::info, delta::log::format::text);
    boost::asio::io_context loop(1);
    std::exception_ptr thrown;
    boost::asio::co_spawn(loop, delta::work(loop.get_executor(), argv[1], argv[2], argv[3]),
                          [&](std::exception_ptr e) { thrown = std::move(e); });
    loop.run();
    if (!thrown) return 0;
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "chaos_worker: %s\n", e.what());
    }
    return 3;
}
