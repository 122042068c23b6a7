// SPDX-License-Identifier: Apache-2.0
// One attempt at one job, from its claim to what is written of it.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "async/sleep.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "queue/worker_impl.hpp"

namespace delta::queue {
namespace {

constexpr std::size_t longest_error = 2000;

// PostgreSQL takes neither zero bytes nor what is no UTF-8; exceptions may carry anything.
std::string make_error_text(std::string_view raw) {
    return to_valid_utf8(replace_all(raw.substr(0, longest_error), std::string_view("\0", 1), " "));
}

std::chrono::milliseconds asked_pause(const std::exception& e) {
    const auto* const upstream = dynamic_cast<const upstream_failure*>(&e);
    return upstream != nullptr ? upstream->retry_after().value_or(std::chrono::seconds(0)) : std::chrono::seconds(0);
}

} // namespace

async::task<> job_context::finish_in(pg::querier& tx) {
    std::vector<settlement> done;
    done.push_back({.which = {job_.id, job_.generation}});
    if ((co_await settle(tx, done)).empty())
        throw lease_lost(fmt::format("job {} is no longer held by this worker", job_.id));
    finished_ = true;
}

async::task<bool> job_context::is_superseded(pg::querier& db) const {
    return queue::is_superseded(db, job_.unique_key);
}

async::task<> worker::impl::attempt(const job& what, job_context& context, std::optional<outcome>& into) const {
    const auto how = handlers.find(what.kind);
    if (how == handlers.end()) {
        into = outcome::retry(fmt::format("this worker knows no jobs of kind \"{}\"", what.kind));
        co_return;
    }
    const auto wrap = [](const handler& call, job_context& with, std::optional<outcome>& result) -> async::task<> {
        result = co_await call(with);
    };
    co_await async::with_timeout(what.deadline, wrap(how->second, context, into), "the job");
}

// Whatever happens, it ends by adding what is to be written; it awaits nothing after a cancellation.
async::task<> worker::impl::run_job(std::list<running_job>::iterator place) {
    running_job& current = *place;
    const job& what = current.what;
    job_context context(what, async::steady::now() + what.deadline);
    std::optional<outcome> result;
    std::exception_ptr thrown;
    async::task_group one(where);
    current.attempt = &one;
    try {
        one.spawn(attempt(what, context, result));
        co_await one.join();
    } catch (...) {
        thrown = std::current_exception(); // looked at below
    }
    end_attempt(current, context, result, thrown);
    running.erase(place);
    changed.set();
}

void worker::impl::end_attempt(const running_job& which, const job_context& context,
                               const std::optional<outcome>& result, const std::exception_ptr& thrown) {
    if (which.lost) {
        // Nothing of it is ours any more.
        log::warn("job_lost", {{"job", which.what.id}, {"kind", which.what.kind}});
        ++ended[{which.what.kind, "lost"}];
        return;
    }
    if (result) return note_end(which, *result, context.is_finished());
    // Without a result it was cut, whatever it threw on its way out.
    if (!thrown || is_cutting) return hand_back(which);
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& e) {
        if (async::is_cancellation(e)) return hand_back(which);
        note_failure(which, e.what(), asked_pause(e));
    }
}

void worker::impl::note_end(const running_job& which, const outcome& how, bool finished) {
    const held id{which.what.id, which.what.generation};
    switch (how.what()) {
        case outcome::kind::done:
            if (finished) {
                ++ended[{which.what.kind, "done"}];
                if (!which.what.ordering_key.empty()) may_have_work.set();
            } else {
                add_settlement(which, {.which = id}, "done");
            }
            return;
        case outcome::kind::snooze:
            add_settlement(which,
                           {.which = id, .state = next_state::waiting, .pause = how.pause(), .attempt_used = false},
                           "snoozed");
            return;
        case outcome::kind::cancel:
            add_settlement(which, {.which = id, .state = next_state::cancelled, .error = make_error_text(how.why())},
                           "cancelled");
            return;
        case outcome::kind::retry:
            note_failure(which, how.why(), how.pause());
            return;
    }
}

void worker::impl::note_failure(const running_job& which, const std::string& why,
                                std::chrono::milliseconds least_pause) {
    const job& what = which.what;
    settlement out{.which = {what.id, what.generation}, .error = make_error_text(why)};
    const bool dead = what.attempt >= what.max_attempts;
    if (dead) {
        out.state = next_state::dead;
        log::error("job_dead",
                   {{"job", what.id}, {"kind", what.kind}, {"attempts", what.attempt}, {"why", *out.error}});
    } else {
        const double spread = std::uniform_real_distribution<>(0, 1)(chance);
        out.state = next_state::waiting;
        out.pause = std::max(make_pause(options.pauses, what.attempt, spread), least_pause);
        log::warn("job_failed",
                  {{"job", what.id}, {"kind", what.kind}, {"attempt", what.attempt}, {"why", *out.error}});
    }
    add_settlement(which, std::move(out), dead ? "dead" : "failed");
}

void worker::impl::hand_back(const running_job& which) {
    add_settlement(
        which, {.which = {which.what.id, which.what.generation}, .state = next_state::waiting, .attempt_used = false},
        "handed_back");
}

void worker::impl::add_settlement(const running_job& which, settlement what, std::string_view name) {
    ++ended[{which.what.kind, std::string(name)}];
    unsettled.push_back(std::move(what));
    has_unsettled.set();
}

} // namespace delta::queue
