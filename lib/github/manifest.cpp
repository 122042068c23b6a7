// SPDX-License-Identifier: Apache-2.0
#include "github/manifest.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <optional>

#include "github/target.hpp"
#include "json/parse.hpp"
#include "json/reader.hpp"

namespace delta::github {

using boost::json::object;

object make_manifest(const manifest_addresses& at) {
    object permissions;
    for (const auto& [name, access] : app_permissions) permissions.emplace(name, access);
    return {{"name", "Delta Docs"},
            {"url", at.server},
            {"description", "Keeps documentation true: finds what a pull request makes wrong, and mends it."},
            {"public", false},
            {"hook_attributes", object{{"url", at.server + std::string(webhook_path)}, {"active", true}}},
            {"redirect_url", at.created},
            {"callback_urls", boost::json::array{at.signed_in}},
            // Whoever installs the App has their account linked on the way.
            {"request_oauth_on_install", true},
            {"default_permissions", permissions},
            {"default_events", boost::json::array(app_events.begin(), app_events.end())}};
}

async::task<result<created_app>> convert_manifest(http::sender& through, std::string api_url, std::string code) {
    http::request ask;
    ask.method = "POST";
    ask.target = fmt::format("{}/app-manifests/{}/conversions", api_url, escape(code));
    ask.headers = {{"Accept", "application/vnd.github+json"}, {"X-GitHub-Api-Version", "2022-11-28"}};
    const http::response told = co_await through.send(std::move(ask));
    if (told.status >= 500) throw upstream_failure("GitHub cannot make the App at the moment", told.status);
    if (told.status != 201)
        co_return fail(errc::invalid, fmt::format("GitHub does not know the code ({})", told.status));
    const result<boost::json::value> body = json::parse(told.body, "App");
    if (!body) throw upstream_failure("GitHub's answer cannot be read: " + body.error().message, 0);
    std::optional<error> wrong;
    const json::reader in(*body, "App", wrong);
    const auto hidden = [&](const char* key) { return secret(std::string(in.at(key).text())); };
    created_app out{.id = in.at("id").integer(),
                    .name = std::string(in.at("name").text()),
                    .page_url = std::string(in.at("html_url").text()),
                    .client_id = std::string(in.at("client_id").text()),
                    .client_secret = hidden("client_secret"),
                    .webhook_secret = hidden("webhook_secret"),
                    .private_key = hidden("pem")};
    if (wrong) throw upstream_failure(to_string(*wrong), 0);
    co_return out;
}

} // namespace delta::github
