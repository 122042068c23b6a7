// SPDX-License-Identifier: Apache-2.0
// Jobs through the queue.
//
//     queue_bench prepare POSTGRES                         the schema
//     queue_bench fill POSTGRES JOBS                       empty the queue, then write so many empty jobs
//     queue_bench drain POSTGRES REDIS SLOTS               do them all; jobs a second
//     queue_bench latency POSTGRES REDIS JOBS              from a job's commit to its start, in µs: median, p99, most
//     queue_bench trips POSTGRES REDIS COUNT               one question to each, in µs: median and p99 of Redis,
//     PostgreSQL
#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "async/event.hpp"
#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "base/log.hpp"
#include "pg/migrate.hpp"
#include "pg/pool.hpp"
#include "queue/worker.hpp"
#include "store/migrations.hpp"

namespace delta {
namespace {

using async::task;
using namespace std::chrono_literals;
using words = std::vector<std::string>;

task<> prepare(async::executor where, words what) {
    pg::pool db(where, {.url = what.at(1), .exclusive = 1});
    co_await pg::migrate_up(db, store::migrations());
    co_await db.close();
}

task<> fill(async::executor where, words what) {
    pg::pool db(where, {.url = what.at(1), .exclusive = 1});
    co_await db.query("truncate jobs");
    co_await db.query(
        "insert into jobs (kind, arguments, max_attempts, deadline) "
        "select 'empty', '{}', 4, '1 min' from generate_series(1, $1::int)",
        pg::params(std::stoi(what.at(2))));
    co_await db.query("vacuum analyze jobs");
    co_await db.close();
}

task<> drain(async::executor where, words what) {
    pg::pool db(where, {.url = what.at(1)});
    redis::client wakeups(where, {.url = what.at(2)});
    queue::worker worker(where, db, wakeups, {.name = "bench", .slots = std::stoul(what.at(3))});
    worker.handle("empty", [](queue::job_context&) -> task<queue::outcome> { co_return queue::outcome::done(); });
    const auto start = async::steady::now();
    co_await worker.run_once();
    const std::chrono::duration<double> took = async::steady::now() - start;
    const auto done = worker.statistics().ended.at({"empty", "done"});
    fmt::print("{:.0f}\n", static_cast<double>(done) / took.count());
    co_await db.close();
}

struct spread {
    double median;
    double p99;
    double most;
};

spread spread_of(std::vector<double> all) {
    std::ranges::sort(all);
    return {all[all.size() / 2], all[all.size() * 99 / 100], all.back()};
}

double micros_since(async::steady::time_point begin) {
    return std::chrono::duration<double, std::micro>(async::steady::now() - begin).count();
}

// An idle service: who sleeps has to be woken first.
constexpr auto rest = 2ms;

task<> trips(async::executor where, words what) {
    pg::pool db(where, {.url = what.at(1)});
    redis::client cache(where, {.url = what.at(2)});
    std::vector<double> of_redis;
    std::vector<double> of_postgres;
    for (int i = 0; i < std::stoi(what.at(3)); ++i) {
        co_await async::sleep_for(rest);
        auto begin = async::steady::now();
        co_await cache.run("PING");
        of_redis.push_back(micros_since(begin));
        co_await async::sleep_for(rest);
        begin = async::steady::now();
        co_await db.query("select 1");
        of_postgres.push_back(micros_since(begin));
    }
    const spread redis = spread_of(std::move(of_redis));
    const spread postgres = spread_of(std::move(of_postgres));
    fmt::print("{:.0f} {:.0f} {:.0f} {:.0f}\n", redis.median, redis.p99, postgres.median, postgres.p99);
    co_await db.close();
}

// One job at a time, as when a webhook comes in on an idle service: written and committed, then told.
task<> latency(async::executor where, words what) {
    pg::pool db(where, {.url = what.at(1)});
    pg::pool writing(where, {.url = what.at(1)});
    redis::client wakeups(where, {.url = what.at(2)});
    redis::client telling(where, {.url = what.at(2)});
    queue::worker worker(where, db, wakeups, {.name = "bench", .poll = 1h});
    async::event begun(where);
    async::steady::time_point begun_at;
    worker.handle("empty", [&](queue::job_context&) -> task<queue::outcome> {
        begun_at = async::steady::now();
        begun.set();
        co_return queue::outcome::done();
    });
    async::task_group group(where);
    group.spawn(worker.run());
    co_await async::sleep_for(200ms);
    std::vector<double> all;
    for (int i = 0; i < std::stoi(what.at(3)); ++i) {
        begun.reset();
        queue::new_job job;
        job.kind = "empty";
        job.arguments = boost::json::object();
        co_await queue::enqueue(writing, job);
        const auto committed = async::steady::now();
        co_await queue::wake(telling);
        co_await begun.wait();
        all.push_back(std::chrono::duration<double, std::micro>(begun_at - committed).count());
        co_await async::sleep_for(rest);
    }
    worker.stop();
    co_await group.join();
    const spread figures = spread_of(std::move(all));
    fmt::print("{:.0f} {:.0f} {:.0f}\n", figures.median, figures.p99, figures.most);
    co_await db.close();
    co_await writing.close();
}

task<> run(async::executor where, words what) {
    if (what.at(0) == "prepare") co_await prepare(where, what);
    if (what.at(0) == "fill") co_await fill(where, what);
    if (what.at(0) == "drain") co_await drain(where, what);
    if (what.at(0) == "latency") co_await latency(where, what);
    if (what.at(0) == "trips") co_await trips(where, what);
}

} // namespace
} // namespace delta

int main(int argc, char** argv) {
    delta::log::configure(delta::log::level::error, delta::log::format::text);
    boost::asio::io_context loop(1);
    std::exception_ptr thrown;
    boost::asio::co_spawn(loop, delta::run(loop.get_executor(), {argv + 1, argv + argc}),
                          [&](std::exception_ptr e) { thrown = std::move(e); });
    loop.run();
    if (thrown) std::rethrow_exception(thrown);
    return 0;
}
