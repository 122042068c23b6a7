// SPDX-License-Identifier: Apache-2.0
#include "api/endpoints.hpp"
#include "api/network.hpp"
#include "base/log.hpp"
#include "queue/outcomes.hpp"
#include "queue/queue.hpp"
#include "store/models.hpp"

namespace delta::api {

namespace {

std::vector<reading_family> read_queue(const queue::depth& now) {
    const auto jobs = [](const char* state, std::int64_t count) {
        return reading{{{"state", state}}, static_cast<double>(count)};
    };
    return {{.name = "delta_queue_jobs",
             .help = "Jobs in the queue, by state.",
             .values = {jobs("waiting", now.waiting), jobs("scheduled", now.scheduled), jobs("running", now.running),
                        jobs("dead", now.dead)}},
            {.name = "delta_queue_oldest_seconds",
             .help = "For how long the first waiting job could have begun.",
             .values = {{{}, std::chrono::duration<double>(now.oldest).count()}}}};
}

// None while Redis is away: the others are told all the same.
async::task<reading_family> read_outcomes(context& ctx) {
    reading_family out{.name = "delta_jobs_ended_total",
                       .help = "Attempts at jobs of all workers, by kind of job and outcome.",
                       .values = {},
                       .is_counter = true};
    try {
        for (const auto& [which, count] : co_await queue::read_outcomes(ctx.redis))
            out.values.push_back({{{"kind", which.first}, {"outcome", which.second}}, static_cast<double>(count)});
    } catch (const failure& e) {
        log::debug("outcomes_not_read", {{"why", e.what()}});
    }
    co_return out;
}

// Over all workers and days.
std::vector<reading_family> read_models(const std::vector<store::model_usage>& used) {
    const auto values = [&used](std::int64_t store::model_usage::* figure) {
        std::vector<reading> out;
        for (const store::model_usage& u : used)
            out.push_back({{{"provider", u.provider}}, static_cast<double>(u.*figure)});
        return out;
    };
    return {{.name = "delta_model_calls_total",
             .help = "Questions to language models.",
             .values = values(&store::model_usage::calls),
             .is_counter = true},
            {.name = "delta_model_tokens_total",
             .help = "Tokens of questions and answers.",
             .values = values(&store::model_usage::tokens),
             .is_counter = true},
            {.name = "delta_model_refusals_total",
             .help = "Questions a model refused.",
             .values = values(&store::model_usage::refused),
             .is_counter = true},
            {.name = "delta_model_failures_total",
             .help = "Questions without an answer.",
             .values = values(&store::model_usage::failed),
             .is_counter = true}};
}

// A proxy's own address would pass for everybody behind it.
bool may_read(const http::request& from) {
    const bool through_proxy = from.headers.find("X-Forwarded-For") || from.headers.find("Forwarded");
    return !through_proxy && is_private_address(from.remote_address);
}

} // namespace

async::task<http::response> get_metrics(context& ctx, call& in) {
    if (!may_read(in.request))
        co_return refuse(in, error{errc::forbidden, "Figures are told to this machine and private networks only."});
    std::vector<reading_family> readings = read_queue(co_await queue::measure_depth(ctx.pg));
    readings.push_back(co_await read_outcomes(ctx));
    for (reading_family& one : read_models(co_await store::sum_model_usage(ctx.pg))) readings.push_back(std::move(one));
    co_return http::response{.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}},
                             .body = ctx.shared.figures.write(readings)};
}

} // namespace delta::api
