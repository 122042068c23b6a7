// SPDX-License-Identifier: Apache-2.0
#include "api/endpoints.hpp"
#include "api/network.hpp"
#include "queue/queue.hpp"

namespace delta::api {

namespace {

std::vector<gauge_family> read_queue(const queue::depth& now) {
    const auto jobs = [](const char* state, std::int64_t count) {
        return std::pair<std::string, double>(state, static_cast<double>(count));
    };
    return {{.name = "delta_queue_jobs",
             .help = "Jobs in the queue, by state.",
             .label = "state",
             .values = {jobs("waiting", now.waiting), jobs("scheduled", now.scheduled), jobs("running", now.running),
                        jobs("dead", now.dead)}},
            {.name = "delta_queue_oldest_seconds",
             .help = "For how long the first waiting job could have begun.",
             .values = {{"", std::chrono::duration<double>(now.oldest).count()}}}};
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
    const queue::depth now = co_await queue::measure_depth(ctx.pg);
    co_return http::response{.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}},
                             .body = ctx.shared.figures.write(read_queue(now))};
}

} // namespace delta::api
