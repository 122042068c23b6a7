// SPDX-License-Identifier: Apache-2.0
#include "github/api.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>
#include <list>

#include "async/sleep.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "crypto/base64.hpp"
#include "github/lanes.hpp"
#include "github/rate_limit.hpp"
#include "github/tokens.hpp"
#include "json/parse.hpp"
#include "json/write.hpp"

namespace delta::github {
namespace {

using async::task;

constexpr int attempts = 3;
constexpr auto first_pause = std::chrono::milliseconds(300);
// A longer pause is the job's, not the call's.
constexpr auto longest_wait = std::chrono::seconds(5);
constexpr int most_pages = 100;
constexpr int most_redirects = 3;
constexpr std::size_t kept_answers = 256;
constexpr std::size_t kept_bytes = 64U * 1024U;

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Scheme, host and port: where credentials may go.
std::string site_of(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(url);
    return parsed ? fmt::format("{}://{}", std::string(parsed->scheme()), std::string(parsed->encoded_host_and_port()))
                  : std::string();
}

// The URL with rel="next" of a Link header.
std::string next_of(const http::response& told) {
    const std::optional<std::string_view> links = told.headers.find("link");
    if (!links) return {};
    for (const std::string_view link : split(*links, ',')) {
        const std::size_t begin = link.find('<');
        const std::size_t end = link.find('>');
        if (begin < end && end != link.npos && link.substr(end).contains("rel=\"next\""))
            return std::string(link.substr(begin + 1, end - begin - 1));
    }
    return {};
}

// GitHub's own sentence, with what it says about each field.
std::string message_of(const boost::json::value& body) {
    const boost::json::object* const object = body.if_object();
    const auto text = [](const boost::json::object& in, std::string_view key) {
        const boost::json::value* const found = in.if_contains(key);
        return found && found->is_string() ? std::string(found->as_string()) : std::string();
    };
    if (object == nullptr) return {};
    std::string out = text(*object, "message");
    const boost::json::value* const errors = object->if_contains("errors");
    if (errors && errors->is_array())
        for (const boost::json::value& one : errors->as_array())
            if (const boost::json::object* const e = one.if_object())
                out += fmt::format("; {} {}: {}{}", text(*e, "resource"), text(*e, "field"), text(*e, "code"),
                                   text(*e, "message").empty() ? "" : ", " + text(*e, "message"));
    return replace_all(out, "\n", " ").substr(0, 500);
}

errc code_of(int status) {
    switch (status) {
        case 401:
            return errc::unauthorized;
        case 403:
        case 451:
            return errc::forbidden;
        case 404:
        case 410:
            return errc::not_found;
        case 409:
            return errc::conflict;
        default:
            return errc::invalid;
    }
}

bool may_happen_twice(const call& what) {
    return what.method != "POST" || what.path.ends_with("/access_tokens");
}

} // namespace

struct api::impl {
    struct kept_answer {
        std::string key; // method, URL and whose it is
        std::string etag;
        std::string body;
        std::string next;
    };

    http::sender& sender;
    async::blocking_pool& pool;
    app_options options;
    std::string site;
    lanes queue;
    tokens installations;
    std::list<kept_answer> kept; // newest first

    const kept_answer* find_kept(const std::string& key) {
        const auto found = std::ranges::find(kept, key, &kept_answer::key);
        if (found == kept.end()) return nullptr;
        kept.splice(kept.begin(), kept, found);
        return &kept.front();
    }

    void keep(std::string key, const http::response& told) {
        const std::optional<std::string_view> etag = told.headers.find("etag");
        if (!etag || told.body.size() > kept_bytes) return;
        std::erase_if(kept, [&](const kept_answer& a) { return a.key == key; });
        kept.push_front({std::move(key), std::string(*etag), told.body, next_of(told)});
        if (kept.size() > kept_answers) kept.pop_back();
    }

    http::request make_request(const call& what, const std::string& url, const std::string& authorization) const {
        http::request out;
        out.method = what.method;
        out.target = url;
        out.headers = {{"Accept", "application/vnd.github+json"}, {"X-GitHub-Api-Version", "2022-11-28"}};
        if (!authorization.empty()) out.headers.add("Authorization", authorization);
        if (!what.body.is_null()) {
            out.headers.add("Content-Type", "application/json");
            out.body = boost::json::serialize(what.body);
        }
        return out;
    }

    // Waits for a short pause; a long one is the caller's to know of.
    task<> wait_for_lane(const std::string& lane) {
        const auto left = queue.paused_until(lane) - async::steady::now();
        if (left <= left.zero()) co_return;
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
        if (left > longest_wait) throw upstream_failure("GitHub's rate limit is used up", 429, seconds);
        co_await async::sleep_for(left);
    }

    // One exchange, repeated as long as that is right. Redirects stay on the API's host.
    task<http::response> exchange(const std::string& lane, const call& what, const std::string& authorization) {
        const lanes::turn turn = co_await queue.take(lane);
        std::string url = what.path.starts_with("/") ? options.api_url + what.path : what.path;
        int redirects = 0;
        for (int attempt = 1;;) {
            co_await wait_for_lane(lane);
            if (site_of(url) != site) throw upstream_failure("GitHub points to another host", 0);
            http::request request = make_request(what, url, authorization);
            const std::string key = fmt::format("{} {} {}", what.method, url, lane);
            // Users' answers differ by user, whom the lane does not name.
            const bool may_keep = what.method == "GET" && lane != "user";
            const kept_answer* const known = may_keep ? find_kept(key) : nullptr;
            if (known) request.headers.add("If-None-Match", known->etag);
            std::string broken;
            http::response told;
            try {
                told = co_await sender.send(std::move(request));
            } catch (const failure& e) {
                if (!e.retryable() || !may_happen_twice(what) || attempt == attempts) throw;
                broken = e.what();
            }
            log::debug("github_call", {{"method", what.method}, {"path", what.path}, {"status", told.status}});
            if (broken.empty() && told.status == 304 && known) {
                told.status = 200;
                told.body = known->body;
                if (!known->next.empty()) told.headers.set("Link", fmt::format("<{}>; rel=\"next\"", known->next));
                co_return told;
            }
            if (broken.empty()) {
                const bool moved = told.status == 301 || told.status == 302 || told.status == 307 || told.status == 308;
                const std::optional<std::string_view> place = moved ? told.headers.find("location") : std::nullopt;
                if (place && ++redirects <= most_redirects) {
                    url = place->starts_with("/") ? site + std::string(*place) : std::string(*place);
                    continue;
                }
                const std::optional<std::chrono::seconds> pause = find_pause(told, now());
                if (pause) queue.pause(lane, async::steady::now() + *pause);
                if (!pause && told.status < 500) {
                    if (may_keep && told.status == 200) keep(key, told);
                    co_return told;
                }
                const bool again = attempt < attempts && (pause || may_happen_twice(what));
                if (!again)
                    throw upstream_failure(
                        fmt::format("GitHub answers {} {} with {}", what.method, what.path, told.status), told.status,
                        pause);
            }
            co_await async::sleep_for(first_pause * (1 << attempt) / 2);
            ++attempt;
        }
    }

    static result<answer> judge(const call& what, const http::response& told) {
        answer out{told.status, {}, next_of(told)};
        if (!told.body.empty()) {
            result<boost::json::value> body = json::parse(told.body, "GitHub's answer");
            if (body)
                out.body = std::move(*body);
            else if (told.status < 300)
                throw upstream_failure("GitHub's answer cannot be read: " + body.error().message, 0);
        }
        if (told.status < 300) return out;
        return fail(code_of(told.status), fmt::format("GitHub refuses {} {}: {} ({})", what.method, what.path,
                                                      message_of(out.body), told.status));
    }

    task<secret> app_token() {
        const auto sign = [this] { return make_app_token(options.app_id, options.key, now()); };
        co_return co_await pool.run(sign);
    }

    task<result<answer>> as_app(const call& what) {
        const secret token = co_await app_token();
        const http::response told = co_await exchange("app", what, "Bearer " + token.reveal());
        co_return judge(what, told);
    }

    task<result<secret>> token_of(std::int64_t installation_id) {
        if (std::optional<secret> known = co_await installations.find(installation_id)) co_return *known;
        const call ask{"POST", fmt::format("/app/installations/{}/access_tokens", installation_id)};
        const result<answer> told = co_await as_app(ask);
        if (!told) co_return std::unexpected(told.error());
        const boost::json::object* const body = told->body.if_object();
        const boost::json::value* const token = body ? body->if_contains("token") : nullptr;
        const boost::json::value* const end = body ? body->if_contains("expires_at") : nullptr;
        if (!token || !token->is_string() || !end || !end->is_string())
            throw upstream_failure("GitHub gave no token for the installation", 0);
        kept_token made{secret(std::string(token->as_string())),
                        parse_time(std::string(end->as_string())).value_or(now() + std::chrono::minutes(10))};
        const secret out = made.token;
        co_await installations.keep(installation_id, std::move(made));
        co_return out;
    }

    task<result<answer>> as_installation(std::int64_t installation_id, const call& what) {
        const std::string lane = fmt::format("installation {}", installation_id);
        for (bool is_again = false;; is_again = true) {
            const result<secret> token = co_await token_of(installation_id);
            if (!token) co_return std::unexpected(token.error());
            const http::response told = co_await exchange(lane, what, "Bearer " + token->reveal());
            if (told.status != 401 || is_again) co_return judge(what, told);
            // It was revoked before its time.
            co_await installations.forget(installation_id);
        }
    }
};

api::api(async::executor where, http::sender& through, redis::client* redis, async::blocking_pool& pool,
         app_options options)
    : impl_(new impl{.sender = through,
                     .pool = pool,
                     .options = std::move(options),
                     .site = {},
                     .queue = lanes(std::move(where)),
                     .installations = tokens(redis, ""),
                     .kept = {}}) {
    impl_->installations = tokens(redis, impl_->options.app_id);
    while (impl_->options.api_url.ends_with('/')) impl_->options.api_url.pop_back();
    while (impl_->options.url.ends_with('/')) impl_->options.url.pop_back();
    impl_->site = site_of(impl_->options.api_url);
}

api::~api() = default;

task<result<answer>> api::as_app(call what) {
    co_return co_await impl_->as_app(what);
}

task<result<answer>> api::as_installation(std::int64_t installation_id, call what) {
    co_return co_await impl_->as_installation(installation_id, what);
}

task<result<answer>> api::as_user(secret token, call what) {
    const http::response told = co_await impl_->exchange("user", what, "Bearer " + token.reveal());
    co_return impl::judge(what, told);
}

namespace {

// Moves a page's elements to the end of `all`; false when it is no such page.
bool take_page(boost::json::value& page, std::string_view member, boost::json::array& all) {
    boost::json::value* list = &page;
    if (!member.empty()) list = page.is_object() ? page.as_object().if_contains(member) : nullptr;
    if (list == nullptr || !list->is_array()) return false;
    for (boost::json::value& one : list->as_array()) all.push_back(std::move(one));
    return true;
}

template <class Ask>
task<result<boost::json::array>> collect(Ask ask, std::string path, std::string_view member) {
    boost::json::array all;
    path += path.contains('?') ? "&per_page=100" : "?per_page=100";
    for (int page = 0; !path.empty() && page < most_pages; ++page) {
        call get{"GET", std::move(path)};
        result<answer> told = co_await ask(std::move(get));
        if (!told) co_return std::unexpected(told.error());
        if (!take_page(told->body, member, all)) throw upstream_failure("GitHub's answer is no list", 0);
        path = std::move(told->next);
    }
    co_return all;
}

} // namespace

task<result<boost::json::array>> api::list_as_installation(std::int64_t installation_id, std::string path,
                                                           std::string_view member) {
    const auto ask = [this, installation_id](call what) { return as_installation(installation_id, std::move(what)); };
    co_return co_await collect(ask, std::move(path), member);
}

task<result<boost::json::array>> api::list_as_app(std::string path) {
    const auto ask = [this](call what) { return as_app(std::move(what)); };
    co_return co_await collect(ask, std::move(path), {});
}

task<result<boost::json::array>> api::list_as_user(secret token, std::string path, std::string_view member) {
    const auto ask = [this, &token](call what) { return as_user(token, std::move(what)); };
    co_return co_await collect(ask, std::move(path), member);
}

task<result<secret>> api::exchange_code(std::string code) {
    call what{"POST", impl_->options.url + "/login/oauth/access_token",
              boost::json::object{{"client_id", impl_->options.client_id},
                                  {"client_secret", impl_->options.client_secret.reveal()},
                                  {"code", code}}};
    http::request request = impl_->make_request(what, what.path, {});
    request.headers.set("Accept", "application/json");
    const http::response told = co_await impl_->sender.send(std::move(request));
    if (told.status >= 500) throw upstream_failure("GitHub does not exchange codes now", told.status);
    const result<boost::json::value> body = json::parse(told.body, "GitHub's answer");
    const boost::json::object* const object = body ? body->if_object() : nullptr;
    const boost::json::value* const token = object ? object->if_contains("access_token") : nullptr;
    if (!token || !token->is_string())
        co_return fail(errc::invalid, "GitHub does not accept this code; sign in again.");
    co_return secret(std::string(token->as_string()));
}

task<result<secret>> api::git_authorization(std::int64_t installation_id) {
    const result<secret> token = co_await impl_->token_of(installation_id);
    if (!token) co_return std::unexpected(token.error());
    co_return secret("Basic " + crypto::to_base64("x-access-token:" + token->reveal()));
}

std::string api::clone_url(std::string_view repo_name) const {
    return fmt::format("{}/{}.git", impl_->options.url, repo_name);
}

std::string api::page_url(std::string_view repo_name) const {
    return fmt::format("{}/{}", impl_->options.url, repo_name);
}

} // namespace delta::github
