// SPDX-License-Identifier: Apache-2.0
// Is it there, is it ready, what does it do: for people, load balancers and Prometheus.
#include <boost/json/object.hpp>

#include "api/endpoints.hpp"
#include "api/network.hpp"
#include "async/sleep.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"

namespace delta::api {

namespace {

// A balancer waits for the answer; a server that takes longer is as good as away.
constexpr auto probe_limit = std::chrono::seconds(2);

async::task<> probe_postgres(context& ctx) {
    co_await ctx.pg.query("select 1");
}

async::task<> probe_redis(context& ctx) {
    redis::command ping{"PING"};
    co_await ctx.redis.run(std::move(ping));
}

async::task<bool> answers(async::task<> probe, const char* server) {
    try {
        co_await async::with_timeout(probe_limit, std::move(probe), server);
    } catch (const failure& e) {
        log::warn("not_ready", {{"server", server}, {"reason", e.what()}});
        co_return false;
    }
    co_return true;
}

std::string_view state(bool ok) {
    return ok ? "ok" : "unavailable";
}

} // namespace

async::task<http::response> get_welcome(context&, call&) {
    co_return message_response(200, "Delta keeps documentation true.");
}

async::task<http::response> get_liveness(context&, call&) {
    co_return json_response(200, boost::json::object{{"status", "ok"}});
}

async::task<http::response> get_readiness(context& ctx, call&) {
    const bool postgres = co_await answers(probe_postgres(ctx), "postgres");
    const bool redis = co_await answers(probe_redis(ctx), "redis");
    const bool ready = postgres && redis && !ctx.shared.stopping;
    http::response out = json_response(
        ready ? 200 : 503,
        boost::json::object{{"status", state(ready)}, {"postgres", state(postgres)}, {"redis", state(redis)}});
    if (!ready) out.headers.set("Retry-After", "2");
    co_return out;
}

} // namespace delta::api
