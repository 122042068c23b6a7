// SPDX-License-Identifier: Apache-2.0
#include "queue/worker.hpp"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "async/sleep.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"
#include "queue/wakeups.hpp"
#include "queue/worker_impl.hpp"

namespace delta::queue {
namespace {

// For telling the database what became of the last jobs.
constexpr auto farewell_limit = std::chrono::seconds(3);

} // namespace

worker::impl::impl(async::executor on, pg::pool& pool, redis::client& client, worker_options how)
    : where(std::move(on)),
      db(pool),
      wakeups(client),
      options(std::move(how)),
      jobs(where),
      may_have_work(where),
      changed(where),
      has_unsettled(where),
      chance(std::random_device{}()) {}

// While the database does not take what became of jobs, no more are begun.
std::size_t worker::impl::free_slots() const {
    const std::size_t used = running.size() + (unsettled.size() > options.slots ? options.slots : 0);
    return used < options.slots ? options.slots - used : 0;
}

async::task<> worker::impl::fetch_until_stopped() {
    while (!is_stopping) {
        const std::size_t most = free_slots();
        if (most == 0) {
            changed.reset();
            co_await changed.wait();
            continue;
        }
        may_have_work.reset();
        std::vector<job> claimed;
        try {
            ++claims;
            claimed = co_await claim(db, options.name, most, options.lease);
        } catch (const failure& e) {
            if (once || !e.retryable()) throw;
            log::warn("claim_failed", {{"why", e.what()}});
        }
        for (job& each : claimed) {
            const auto place = running.insert(running.end(), {.what = std::move(each)});
            jobs.spawn(run_job(place));
        }
        if (claimed.size() == most) continue;
        if (once && claimed.empty() && is_idle() && !may_have_work.is_set()) co_return;
        co_await wait_for_work();
    }
}

// A stop is among what it waits for.
async::task<> worker::impl::wait_for_work() {
    if (!once) {
        co_await may_have_work.wait_for(options.poll);
    } else if (!is_idle()) {
        changed.reset();
        co_await changed.wait();
    }
}

async::task<> worker::impl::drain() {
    const auto end = async::steady::now() + options.drain;
    while (!is_idle() && async::steady::now() < end) {
        changed.reset();
        co_await changed.wait_for(end - async::steady::now());
    }
}

// Its parts go on until the fetching one has ended; when one of them breaks, all end.
async::task<> worker::impl::work() {
    async::task_group parts(where);
    const auto main = [](impl& self, async::task_group& others) -> async::task<> {
        co_await self.fetch_until_stopped();
        co_await self.drain();
        others.cancel();
    };
    parts.spawn(settle_always());
    parts.spawn(keep_leases());
    parts.spawn(sweep_always());
    if (!once) parts.spawn(listen_for_wakeups());
    parts.spawn(main(*this, parts));
    co_await parts.join();
}

async::task<> worker::impl::run() {
    std::exception_ptr broke;
    try {
        co_await work();
    } catch (...) {
        broke = std::current_exception(); // thrown again below, when nothing is left behind
    }
    co_await boost::asio::this_coro::reset_cancellation_state();
    is_cutting = true;
    jobs.cancel();
    co_await jobs.join();
    try {
        co_await async::with_timeout(farewell_limit, settle_all(), "handing jobs back");
        co_await async::with_timeout(farewell_limit, tell_outcomes(), "Redis");
        if (!once) co_await async::with_timeout(farewell_limit, forget_consumer(wakeups, options.name), "Redis");
    } catch (const failure& e) {
        log::warn("hand_back_failed", {{"why", e.what()}, {"jobs", unsettled.size()}});
    }
    if (broke) std::rethrow_exception(broke);
}

worker::worker(async::executor where, pg::pool& db, redis::client& wakeups, worker_options options)
    : impl_(std::make_unique<impl>(std::move(where), db, wakeups, std::move(options))) {}

worker::~worker() = default;

void worker::handle(std::string kind, handler how) {
    impl_->handlers.insert_or_assign(std::move(kind), std::move(how));
}

void worker::schedule(std::string name, std::chrono::seconds every, new_job job) {
    impl_->schedule.push_back({std::move(name), every, std::move(job)});
}

async::task<> worker::run() {
    co_await impl_->run();
}

async::task<> worker::run_once() {
    impl_->once = true;
    co_await impl_->sweep();
    co_await impl_->run();
}

void worker::stop() {
    impl_->is_stopping = true;
    impl_->may_have_work.set();
    impl_->changed.set();
}

worker_statistics worker::statistics() const {
    return {.running = impl_->running.size(), .claims = impl_->claims, .ended = impl_->ended};
}

} // namespace delta::queue
