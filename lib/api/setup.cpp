// SPDX-License-Identifier: Apache-2.0
#include "api/setup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/url/parse.hpp>

#include "api/app_file.hpp"
#include "api/setup_page.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "github/manifest.hpp"
#include "github/target.hpp"

namespace delta::api {

namespace {

using async::task;

constexpr auto token_key = "delta:github-setup:token";
constexpr auto token_lifetime = "86400"; // seconds
// GitHub's code is good for an hour.
constexpr auto state_lifetime = "3600";

std::string state_key(std::string_view state) {
    return fmt::format("delta:github-setup:state:{}", state);
}

// "https://delta.example.org" or nothing: it becomes part of addresses that GitHub is told.
std::string clean_address(std::string_view text) {
    const auto parsed = boost::urls::parse_uri(trim(text));
    if (!parsed || parsed->encoded_host().empty() || parsed->has_userinfo()) return {};
    const std::string scheme = to_lower(std::string(parsed->scheme()));
    if (scheme != "http" && scheme != "https") return {};
    return fmt::format("{}://{}", scheme, std::string(parsed->encoded_host_and_port()));
}

// How the person who looks at the page reached it.
std::string address_of(const http::request& from) {
    const bool is_secure = from.headers.find("X-Forwarded-Proto").value_or("") == "https";
    return clean_address(
        fmt::format("{}://{}", is_secure ? "https" : "http", from.headers.find("Host").value_or("localhost")));
}

bool is_organization(std::string_view name) {
    return name.size() <= 39 &&
           std::ranges::all_of(name, [](char c) { return is_alpha(c) || is_digit(c) || c == '-'; });
}

} // namespace

task<std::string> make_setup_token(redis::client& redis) {
    redis::command make{"SET", token_key, crypto::random_id(), "NX", "EX", token_lifetime};
    co_await redis.run(std::move(make));
    redis::command get{"GET", token_key};
    const redis::reply known = co_await redis.run(std::move(get));
    co_return known.text();
}

task<std::string> setup::find_problem(const http::request& from) {
    redis::command get{"GET", token_key};
    const redis::reply known = co_await redis_.run(std::move(get));
    const std::string wanted = known.find_text().value_or("");
    const std::string_view given = from.find_query("token").value_or("");
    if (wanted.empty() || !crypto::equal_in_constant_time(wanted, given))
        co_return "This link is not good, or no longer. The log of delta api has one from its last start.";
    co_return std::string();
}

task<http::response> setup::show(const http::request& from) {
    if (const std::string problem = co_await find_problem(from); !problem.empty()) co_return trouble_page(403, problem);
    const auto look = [this] { return find_app_file_problem(options_.app_file); };
    if (const std::string problem = co_await pool_.run(look); !problem.empty()) co_return trouble_page(409, problem);
    const std::optional<std::string_view> given = from.find_query("address");
    const std::string server = given ? clean_address(*given) : address_of(from);
    const std::string organization(trim(from.find_query("organization").value_or("")));
    if (server.empty() || !is_organization(organization))
        co_return trouble_page(400, "The address must be like https://delta.example.org, the organization its name.");
    const std::string state = crypto::random_id();
    redis::command keep{"SET", state_key(state), "1", "EX", state_lifetime};
    co_await redis_.run(std::move(keep));
    const std::string owner = organization.empty() ? "" : fmt::format("/organizations/{}", organization);
    const std::string dashboard = options_.frontend_url.empty() ? server : options_.frontend_url;
    co_return offer_page(
        {.github_url = options_.github_url,
         .form_url = fmt::format("{}{}/settings/apps/new?state={}", options_.github_url, owner, state),
         .token = std::string(*from.find_query("token")),
         .server = server,
         .organization = organization,
         .app_file = options_.app_file,
         .manifest = github::make_manifest(
             {.server = server, .created = server + setup_created_path, .signed_in = dashboard + "/github/callback"})});
}

task<http::response> setup::create(const http::request& from) {
    const std::string_view state = from.find_query("state").value_or("");
    const std::string_view code = from.find_query("code").value_or("");
    redis::command take_state{"GETDEL", state_key(state)};
    const redis::reply known = co_await redis_.run(std::move(take_state));
    if (state.empty() || known.is_nil() || code.empty())
        co_return trouble_page(403, "Nobody began this here, or too long ago. Begin at the link in the log again.");
    co_return co_await take(std::string(code));
}

task<http::response> setup::take(std::string code) {
    const auto look = [this] { return find_app_file_problem(options_.app_file); };
    if (const std::string problem = co_await pool_.run(look); !problem.empty()) co_return trouble_page(409, problem);
    result<github::created_app> made = fail(errc::upstream, "GitHub does not answer");
    try {
        made = co_await github::convert_manifest(to_github_, options_.api_url, std::move(code));
    } catch (const failure& e) {
        log::warn("github_setup_failed", {{"why", e.what()}});
    }
    if (!made) co_return trouble_page(502, made.error().message + ". Begin at the link in the log again.");
    const auto write = [this, &made] { return write_app_file(options_.app_file, *made); };
    const result<void> written = co_await pool_.run(write);
    if (!written)
        co_return trouble_page(500,
                               fmt::format("{}. The App was made, but its credentials are lost: delete it at {} and "
                                           "begin again.",
                                           written.error().message, made->page_url));
    redis::command forget{"DEL", token_key};
    co_await redis_.run(std::move(forget));
    log::info("github_app_made", {{"app", made->id}, {"page", made->page_url}, {"file", options_.app_file}});
    co_return created_page(made->name, made->page_url + "/installations/new", options_.app_file);
}

} // namespace delta::api
