// SPDX-License-Identifier: Apache-2.0
#include "github/exchanges.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>

#include "async/sleep.hpp"
#include "base/log.hpp"
#include "github/rate_limit.hpp"

namespace delta::github {
namespace {

using async::task;

constexpr int attempts = 3;
constexpr auto first_pause = std::chrono::milliseconds(300);
// A longer pause is the job's, not the call's.
constexpr auto longest_wait = std::chrono::seconds(5);
constexpr int most_redirects = 3;

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Scheme, host and port: where credentials may go.
std::string site_of(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(url);
    return parsed ? fmt::format("{}://{}", std::string(parsed->scheme()), std::string(parsed->encoded_host_and_port()))
                  : std::string();
}

bool may_happen_twice(const call& what) {
    return !what.once && (what.method != "POST" || what.path.ends_with("/access_tokens"));
}

} // namespace

exchanges::exchanges(async::executor where, http::sender& through, std::string api_url)
    : sender_(through), api_url_(std::move(api_url)), site_(site_of(api_url_)), lanes_(std::move(where)) {}

http::request exchanges::make_request(const call& what, const std::string& url,
                                      const std::string& authorization) const {
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
task<> exchanges::wait_for_lane(const std::string& lane) {
    const auto left = lanes_.paused_until(lane) - async::steady::now();
    if (left <= left.zero()) co_return;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
    if (left > longest_wait) throw upstream_failure("GitHub's rate limit is used up", 429, seconds);
    co_await async::sleep_for(left);
}

std::string exchanges::find_place(const http::response& told) const {
    const bool moved = told.status == 301 || told.status == 302 || told.status == 307 || told.status == 308;
    const std::string_view place = moved ? told.headers.find("location").value_or("") : "";
    return place.starts_with("/") ? site_ + std::string(place) : std::string(place);
}

task<http::response> exchanges::run(std::string lane, const call& what, std::string authorization) {
    const lanes::turn turn = co_await lanes_.take(lane);
    std::string url = what.path.starts_with("/") ? api_url_ + what.path : what.path;
    // Users' answers differ by user, whom the lane does not name.
    const bool may_keep = what.method == "GET" && lane != "user";
    int redirects = 0;
    for (int attempt = 1;;) {
        co_await wait_for_lane(lane);
        if (site_of(url) != site_) throw upstream_failure("GitHub points to another host", 0);
        http::request request = make_request(what, url, authorization);
        const std::string key = fmt::format("{} {} {}", what.method, url, lane);
        const std::shared_ptr<const kept_answers::answer> known = may_keep ? kept_.find(key) : nullptr;
        if (known) request.headers.add("If-None-Match", known->etag);
        std::optional<http::response> told;
        try {
            told = co_await sender_.send(std::move(request));
        } catch (const failure& e) {
            if (!e.retryable() || !may_happen_twice(what) || attempt == attempts) throw;
        }
        if (told) {
            log::debug("github_call", {{"method", what.method}, {"path", what.path}, {"status", told->status}});
            if (told->status == 304 && known) {
                told->status = 200;
                told->body = known->body;
                if (!known->next.empty()) told->headers.set("Link", fmt::format("<{}>; rel=\"next\"", known->next));
                co_return *std::move(told);
            }
            if (std::string place = find_place(*told); !place.empty() && ++redirects <= most_redirects) {
                url = std::move(place);
                continue;
            }
            const std::optional<std::chrono::seconds> pause = find_pause(*told, now());
            if (pause) lanes_.pause(lane, async::steady::now() + *pause);
            if (!pause && told->status < 500) {
                if (may_keep && told->status == 200) kept_.keep(key, *told);
                co_return *std::move(told);
            }
            // A call that was only put off has not happened.
            if (attempt == attempts || !(pause || may_happen_twice(what)))
                throw upstream_failure(
                    fmt::format("GitHub answers {} {} with {}", what.method, what.path, told->status), told->status,
                    pause);
        }
        co_await async::sleep_for(first_pause * (1 << attempt) / 2);
        ++attempt;
    }
}

} // namespace delta::github
