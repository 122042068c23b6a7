// SPDX-License-Identifier: Apache-2.0
#include "api/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "api/endpoints.hpp"
#include "api/page_policy.hpp"
#include "api/read_body.hpp"
#include "async/sleep.hpp"
#include "base/log.hpp"
#include "base/text.hpp"

namespace delta::api {

namespace {

using steady = std::chrono::steady_clock;

constexpr std::string_view api_content_policy = "default-src 'none'; frame-ancestors 'none'";

constexpr auto dashboard_permissions = "camera=(), geolocation=(), microphone=(), payment=()";

bool is_safe(const std::string& method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

// What the client is told hides the reason, so the log must have it.
void log_exception(const http::request& from, const std::exception& thrown, int status) {
    const auto level = status == 500 ? log::level::error : log::level::warn;
    log::write(level, "request_failed", {{"req", from.id}, {"route", from.route}, {"reason", thrown.what()}});
}

http::response refuse_path(const http::request& from, const std::vector<std::string>& allowed) {
    if (allowed.empty()) return to_response({.status = 404, .detail = "There is nothing at this path."}, from.id);
    problem wrong_method{
        .status = 405,
        .detail = fmt::format("{} is not a method of this path; it has {}.", from.method, join(allowed, ", ")),
        .headers = {{"Allow", join(allowed, ", ")}}};
    return to_response(std::move(wrong_method), from.id);
}

async::task<http::response> serve_dashboard(std::shared_ptr<const http::static_files> files, std::string policy,
                                            const http::request& from) {
    http::response answer = files->answer(from);
    answer.headers.set("Content-Security-Policy", std::move(policy));
    answer.headers.set("Permissions-Policy", dashboard_permissions);
    answer.headers.set("Cross-Origin-Opener-Policy", "same-origin");
    co_return answer;
}

} // namespace

service::service(context& ctx, const std::shared_ptr<const http::static_files>& dashboard, setup* making_app)
    : ctx_(ctx), origins_(ctx.settings().frontend_url) {
    for (const operation& of : operations()) {
        const endpoint run = get_endpoint(of.id);
        router_.add(of.method, of.path, [this, &of, run](const http::request& from) { return serve(of, run, from); });
    }
    router_.add("GET", "/api/docs/reference.css", get_reference_style);
    router_.add("GET", "/api/docs/reference.js", get_reference_script);
    if (making_app) {
        router_.add("GET", setup_path, [making_app](const http::request& from) { return making_app->show(from); });
        router_.add("GET", setup_created_path,
                    [making_app](const http::request& from) { return making_app->create(from); });
    }
    if (dashboard)
        router_.set_fallback([dashboard, policy = make_page_policy(
                                             dashboard->answer({.method = "GET", .target = "/", .path = "/"}).body)](
                                 const http::request& from) { return serve_dashboard(dashboard, policy, from); },
                             {"/api", "/metrics"});
}

async::task<http::response> service::handle(http::request& from) {
    const steady::time_point began = steady::now();
    std::optional<http::response> answer;
    std::optional<problem> failed;
    try {
        answer = co_await route(from);
    } catch (const std::exception& e) {
        if (async::is_cancellation(e)) throw;
        failed = to_problem(e);
        log_exception(from, e, failed->status);
    }
    if (failed) answer = to_response(*std::move(failed), from.id);
    finish(from, *answer, steady::now() - began);
    co_return *std::move(answer);
}

http::response service::answer_exception(const http::request& from, const std::exception& thrown) {
    problem what = to_problem(thrown);
    log_exception(from, thrown, what.status);
    http::response answer = to_response(std::move(what), from.id);
    finish(from, answer, {});
    return answer;
}

async::task<http::response> service::route(http::request& from) {
    const http::route_match match = router_.find(from);
    if (from.method == "OPTIONS" && !match.allowed.empty())
        co_return origins_.answer_preflight(from, join(match.allowed, ", "));
    if (match.serve == nullptr) co_return refuse_path(from, match.allowed);
    co_return co_await (*match.serve)(from);
}

async::task<http::response> service::serve(const operation& of, endpoint run, const http::request& from) {
    call in{.request = from, .of = of};
    if (of.who != access::github && !is_safe(from.method) && !origins_.may_change_state(from))
        co_return refuse(in, error{errc::forbidden, "A page of another site may not do this."});

    std::vector<std::string> cookies;
    if (of.who == access::signed_in) {
        authentication found = co_await authenticate(ctx_, from);
        cookies = std::move(found.cookies);
        if (found.who) in.who = *std::move(found.who);
    }
    http::response answer;
    if (of.who == access::signed_in && in.who.user_id.empty()) {
        answer = refuse(in, error{errc::unauthorized, "Please sign in."});
    } else if (std::optional<problem> wrong = co_await read_request(ctx_, in)) {
        answer = refuse(in, *std::move(wrong));
    } else {
        answer = co_await run(ctx_, in);
    }
    // A handler that sets the cookies itself, as signing out does, has the last word.
    if (!answer.headers.find("Set-Cookie"))
        for (std::string& cookie : cookies) answer.headers.add("Set-Cookie", std::move(cookie));
    co_return answer;
}

void service::finish(const http::request& from, http::response& answer, steady::duration took) {
    answer.headers.set("X-Request-Id", from.id);
    answer.headers.set("X-Content-Type-Options", "nosniff");
    if (!answer.headers.find("Referrer-Policy")) answer.headers.set("Referrer-Policy", "same-origin");
    if (!answer.headers.find("Content-Security-Policy"))
        answer.headers.set("Content-Security-Policy", std::string(api_content_policy));
    if (!answer.headers.find("Cache-Control")) answer.headers.set("Cache-Control", "no-store");
    if (ctx_.settings().frontend_url.starts_with("https://"))
        answer.headers.set("Strict-Transport-Security", "max-age=31536000");
    origins_.add_headers(from, answer);

    ctx_.shared.figures.observe(from.method, from.route, answer.status, took);
    if (!log::enabled(log::level::info)) return;
    log::info("request", {{"req", from.id},
                          {"method", from.method},
                          {"path", from.path},
                          {"status", answer.status},
                          {"ms", std::chrono::duration<double, std::milli>(took).count()},
                          {"address", from.remote_address}});
}

} // namespace delta::api
