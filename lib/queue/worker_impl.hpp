// SPDX-License-Identifier: Apache-2.0
// The parts of a worker: one task each, beside one another, on one thread.
#pragma once

#include <list>
#include <random>
#include <vector>

#include "async/event.hpp"
#include "async/task_group.hpp"
#include "queue/leases.hpp"
#include "queue/worker.hpp"

namespace delta::queue {

struct worker::impl {
    impl(async::executor on, pg::pool& pool, redis::client& client, worker_options how);

    struct running_job {
        job what;
        async::task_group* attempt = nullptr; // cancelled when the lease is lost
        bool lost = false;
    };
    struct scheduled_job {
        std::string name;
        std::chrono::seconds every;
        new_job what;
    };

    async::executor where;
    pg::pool& db;
    redis::client& wakeups;
    worker_options options;
    std::map<std::string, handler> handlers;
    std::vector<scheduled_job> schedule;

    std::list<running_job> running;
    async::task_group jobs;
    std::vector<settlement> unsettled;
    bool is_settling = false;
    bool is_stopping = false;
    bool is_cutting = false; // jobs that run are being cancelled
    bool once = false;
    async::event may_have_work; // woken, or a job ended that another waited for
    async::event changed;       // a slot became free, or everything was settled
    async::event has_unsettled;
    std::minstd_rand chance;
    std::size_t claims = 0;
    outcome_counts ended;
    outcome_counts told; // of `ended`, what the counts of all workers have

    std::size_t free_slots() const;
    bool is_idle() const { return running.empty() && unsettled.empty() && !is_settling; }

    // worker.cpp
    async::task<> run();
    async::task<> work();
    async::task<> fetch_until_stopped();
    async::task<> wait_for_work();
    async::task<> drain();

    // attempt.cpp
    async::task<> run_job(std::list<running_job>::iterator place);
    async::task<> attempt(const job& what, job_context& context, std::optional<outcome>& into) const;
    void end_attempt(const running_job& which, const job_context& context, const std::optional<outcome>& result,
                     const std::exception_ptr& thrown);
    void note_end(const running_job& which, const outcome& how, bool finished);
    void note_failure(const running_job& which, const std::string& why, std::chrono::milliseconds least_pause);
    void hand_back(const running_job& which);
    void add_settlement(const running_job& which, settlement what, std::string_view name);

    // upkeep.cpp
    async::task<> settle_always();
    async::task<> settle_all();
    async::task<> keep_leases();
    async::task<> renew_leases();
    async::task<> sweep_always();
    async::task<> sweep();
    async::task<> tell_outcomes();
    async::task<> listen_for_wakeups();
};

} // namespace delta::queue
