// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/asio/this_coro.hpp>
#include <optional>
#include <utility>

#include "async/blocking_pool.hpp"
#include "diagnosis.hpp"
#include "github/app_settings.hpp"
#include "github/manifest.hpp"
#include "outgoing.hpp"

namespace delta::app {
namespace {

using found = std::vector<diagnosis>;

constexpr std::string_view app_page = "on the App's settings page at GitHub (docs/github-app.md)";

github::app_options options_of(const settings& with) {
    return {.app_id = with.github.app_id,
            .key = github::app_key::load(with.github.private_key_path),
            .api_url = with.github.api_url,
            .url = with.github.url};
}

diagnosis diagnose_rights(const github::app_settings& app) {
    std::vector<std::string> missing;
    for (const auto& [name, access] : github::app_permissions) {
        const auto given = app.permissions.find(name);
        if (given == app.permissions.end() || (given->second != access && given->second != "write"))
            missing.push_back(fmt::format("{}: {}", name, access));
    }
    if (!missing.empty())
        return {health::bad, "app rights", fmt::format("the App may not do {}", fmt::join(missing, ", ")),
                fmt::format("give it the permissions {}, then accept them where it is installed", app_page)};
    for (const std::string_view name : github::app_events)
        if (!app.events.contains(name)) missing.emplace_back(name);
    if (!missing.empty())
        return {health::bad, "app rights", fmt::format("the App is not told of {}", fmt::join(missing, ", ")),
                fmt::format("subscribe to these events {}", app_page)};
    return {health::good, "app rights", "every permission and event that is needed", ""};
}

diagnosis diagnose_webhook(const github::webhook_settings& hook) {
    const std::string should =
        fmt::format("set the webhook's URL to https://YOUR-SERVER{} {}", github::webhook_path, app_page);
    if (hook.url.empty()) return {health::bad, "webhook", "GitHub has no URL to send to", should};
    if (!hook.url.ends_with(github::webhook_path))
        return {health::bad, "webhook", fmt::format("GitHub sends to {}", hook.url), should};
    if (!hook.has_secret)
        return {health::bad, "webhook", "GitHub signs nothing: no secret is set, and each delivery is refused",
                fmt::format("enter GITHUB_WEBHOOK_SECRET as its secret {}", app_page)};
    if (hook.content_type != "json")
        return {health::bad, "webhook", fmt::format("GitHub sends {}", hook.content_type),
                fmt::format("choose the content type application/json {}", app_page)};
    if (!hook.url.starts_with("https://"))
        return {health::doubtful, "webhook", fmt::format("{}, which anybody on the way can read", hook.url),
                "put a proxy with a certificate before the api: deploy/compose.proxy.yml"};
    if (!hook.checks_certificate)
        return {health::doubtful, "webhook", "GitHub does not check your certificate",
                fmt::format("enable SSL verification {}", app_page)};
    return {health::good, "webhook", hook.url, ""};
}

diagnosis refused(const error& e) {
    return {health::bad, "github", fmt::format("the App's token is refused: {}", to_string(e)),
            "GITHUB_APP_ID and the key in GITHUB_PRIVATE_KEY_PATH must be of one App, and this machine's clock right"};
}

async::task<found> ask_github(github::api& api) {
    found out;
    const result<github::app_settings> app = co_await github::get_app_settings(api);
    if (!app) {
        out.push_back(refused(app.error()));
        co_return out;
    }
    out.push_back({health::good, "github", fmt::format("the App \"{}\" of {}", app->name, app->owner), ""});
    out.push_back(diagnose_rights(*app));
    const result<github::webhook_settings> hook = co_await github::get_webhook_settings(api);
    if (hook)
        out.push_back(diagnose_webhook(*hook));
    else
        out.push_back({health::bad, "webhook", to_string(hook.error()),
                       fmt::format("make the App's webhook active {}", app_page)});
    co_return out;
}

} // namespace

async::task<std::vector<diagnosis>> diagnose_github(const settings& with) {
    found out;
    if (with.github.app_id.empty()) {
        out.push_back({health::doubtful, "github", "no App: GITHUB_APP_ID is not set, and webhooks are refused",
                       "docs/github-app.md makes one in ten minutes"});
        co_return out;
    }
    const async::executor where = co_await async::asio::this_coro::executor;
    async::blocking_pool pool;
    try {
        http::client through(where, github_client_options(with));
        github::api api(where, through, nullptr, pool, options_of(with));
        out = co_await ask_github(api);
    } catch (const config_failure& e) {
        out.push_back(
            {health::bad, "github", e.what(), "GITHUB_PRIVATE_KEY_PATH is the .pem file made on the App's page"});
    } catch (const delta::failure& e) {
        out.push_back({health::bad, "github", e.what(),
                       fmt::format("can this machine reach {}? HTTPS_PROXY names the proxy, if there is one",
                                   with.github.api_url)});
    }
    co_return out;
}

} // namespace delta::app
