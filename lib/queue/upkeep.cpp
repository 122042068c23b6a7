// SPDX-License-Identifier: Apache-2.0
// What goes on beside a worker's jobs. Each part outlives an outage of its server.
#include <algorithm>
#include <utility>

#include "async/sleep.hpp"
#include "base/log.hpp"
#include "queue/wakeups.hpp"
#include "queue/worker_impl.hpp"

namespace delta::queue {
namespace {

constexpr auto outage_pause = std::chrono::milliseconds(500);
constexpr auto longest_sweep_pause = std::chrono::seconds(5);

} // namespace

async::task<> worker::impl::settle_always() {
    while (true) {
        co_await has_unsettled.wait();
        bool away = false;
        try {
            co_await settle_all();
        } catch (const failure& e) {
            if (!e.retryable()) throw;
            log::warn("settle_failed", {{"why", e.what()}});
            away = true;
        }
        if (away) co_await async::sleep_for(outage_pause);
    }
}

// What comes while one statement is under way goes together in the next.
async::task<> worker::impl::settle_all() {
    struct settling {
        impl& of;
        std::vector<settlement> batch;
        ~settling() {
            // Not told yet: kept for the next try. By the job's generation, telling twice does no harm.
            of.unsettled.insert(of.unsettled.end(), batch.begin(), batch.end());
            of.is_settling = false;
            of.changed.set();
        }
    };
    has_unsettled.reset();
    while (!unsettled.empty()) {
        is_settling = true;
        settling now{*this, std::exchange(unsettled, {})};
        std::vector<settled_job> done;
        try {
            done = co_await settle(db, now.batch);
        } catch (...) {
            has_unsettled.set();
            throw;
        }
        now.batch.clear();
        if (std::ranges::any_of(done, &settled_job::frees)) may_have_work.set();
    }
}

async::task<> worker::impl::keep_leases() {
    while (true) {
        co_await async::sleep_for(options.lease / 3);
        try {
            if (!running.empty()) co_await renew_leases();
        } catch (const failure& e) {
            if (!e.retryable()) throw;
            log::warn("lease_not_renewed", {{"why", e.what()}});
        }
    }
}

async::task<> worker::impl::renew_leases() {
    std::vector<held> ours;
    for (const running_job& each : running) ours.push_back({each.what.id, each.what.generation});
    const std::vector<std::int64_t> kept = co_await extend(db, ours, options.lease);
    for (running_job& each : running) {
        const auto is_this = [&](const held& h) {
            return h.id == each.what.id && h.generation == each.what.generation;
        };
        if (each.lost || std::ranges::none_of(ours, is_this) || std::ranges::find(kept, each.what.id) != kept.end())
            continue;
        each.lost = true;
        if (each.attempt != nullptr) each.attempt->cancel();
    }
}

async::task<> worker::impl::sweep_always() {
    while (true) {
        try {
            co_await sweep();
        } catch (const failure& e) {
            if (!e.retryable()) throw;
            log::warn("sweep_failed", {{"why", e.what()}});
        }
        co_await tell_outcomes();
        co_await async::sleep_for(std::min<async::steady::duration>(options.lease / 3, longest_sweep_pause));
    }
}

async::task<> worker::impl::sweep() {
    bool found = false;
    if (const std::size_t count = co_await rescue(db); count > 0) {
        log::warn("jobs_rescued", {{"jobs", count}});
        found = true;
    }
    for (const scheduled_job& each : schedule)
        if (co_await write_scheduled(db, each.name, each.every, each.what)) found = true;
    co_await purge(db, options.keep_finished);
    if (found) may_have_work.set();
}

// They are figures: what Redis did not take is told next time.
async::task<> worker::impl::tell_outcomes() {
    try {
        co_await add_outcomes(wakeups, ended, told);
    } catch (const failure& e) {
        log::debug("outcomes_not_told", {{"why", e.what()}});
    }
}

// A worker that has no slot free leaves wake-ups to the others; one that came while its slots were being filled is
// passed on.
async::task<> worker::impl::listen_for_wakeups() {
    while (true) {
        if (free_slots() == 0) {
            co_await changed.wait();
            co_await async::sleep_for(std::chrono::milliseconds(1));
            continue;
        }
        bool away = false;
        try {
            if (co_await wait_for_wakeup(wakeups, options.name, free_slots())) {
                may_have_work.set();
                if (free_slots() == 0) co_await wake(wakeups);
            }
        } catch (const failure& e) {
            // The client logs it; until Redis is back, the database is asked every `poll`.
            away = true;
        }
        if (away) co_await async::sleep_for(outage_pause);
    }
}

} // namespace delta::queue
