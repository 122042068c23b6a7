// SPDX-License-Identifier: Apache-2.0
// What a dashboard must know of this installation, so that one build of it serves every one.
#include <boost/json/object.hpp>
#include <utility>

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"
#include "base/log.hpp"
#include "github/app_settings.hpp"

namespace delta::api {

namespace {

const std::string key = "delta:github-app-page";
constexpr auto kept_for = "3600"; // seconds
// An answer that GitHub did not give is asked for again soon, but not by each visitor.
constexpr auto unknown_kept_for = "60";

// Empty when there is no App, or GitHub does not say.
async::task<std::string> ask_for_page(context& ctx) {
    try {
        const result<github::app_settings> told = co_await github::get_app_settings(*ctx.github);
        if (told) co_return told->page_url;
        log::warn("github_app_unknown", {{"reason", told.error().message}});
    } catch (const failure& e) {
        log::warn("github_app_unknown", {{"reason", e.what()}});
    }
    co_return std::string();
}

async::task<std::string> find_app_page(context& ctx) {
    if (ctx.github == nullptr) co_return std::string();
    redis::command get{"GET", key};
    const redis::reply kept = co_await ctx.redis.run(std::move(get));
    if (!kept.is_nil()) co_return std::string(kept.text());
    std::string page = co_await ask_for_page(ctx);
    redis::command keep{"SET", key, page, "EX", page.empty() ? unknown_kept_for : kept_for};
    co_await ctx.redis.run(std::move(keep));
    co_return page;
}

} // namespace

async::task<http::response> get_configuration(context& ctx, call&) {
    const options& with = ctx.settings();
    co_return json_response(200, boost::json::object{{"github_url", with.github_url},
                                                     {"github_app_url", text_or_null(co_await find_app_page(ctx))},
                                                     {"github_client_id", text_or_null(with.github_client_id)}});
}

} // namespace delta::api
