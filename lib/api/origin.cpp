// SPDX-License-Identifier: Apache-2.0
#include "api/origin.hpp"

#include <optional>

#include "base/text.hpp"

namespace delta::api {

namespace {

constexpr std::string_view after_scheme = "://";

} // namespace

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find(after_scheme);
    if (scheme == std::string_view::npos) return "";
    const std::string_view rest = url.substr(scheme + after_scheme.size());
    return to_lower(rest.substr(0, rest.find_first_of("/?#")));
}

std::string_view name_of_host(std::string_view host) {
    const std::size_t bracket = host.find(']');
    if (bracket != std::string_view::npos) return host.substr(0, bracket + 1);
    return host.substr(0, host.find(':'));
}

origin_policy::origin_policy(std::string_view frontend_url) {
    const std::string host = host_of(frontend_url);
    if (!host.empty())
        frontend_ =
            to_lower(frontend_url.substr(0, frontend_url.find(after_scheme))) + std::string(after_scheme) + host;
}

bool origin_policy::is_frontend(const http::request& from) const {
    const std::optional<std::string_view> origin = from.headers.find("Origin");
    return origin && !frontend_.empty() && to_lower(*origin) == frontend_;
}

bool origin_policy::may_change_state(const http::request& from) const {
    const std::optional<std::string_view> origin = from.headers.find("Origin");
    if (!origin || is_frontend(from)) return true;
    // The scheme says nothing here: a proxy may end TLS before us.
    const std::string origin_host = host_of(*origin);
    return !origin_host.empty() && origin_host == to_lower(from.headers.find("Host").value_or(""));
}

void origin_policy::add_headers(const http::request& from, http::response& to) const {
    to.headers.add("Vary", "Origin");
    if (!is_frontend(from)) return;
    to.headers.set("Access-Control-Allow-Origin", frontend_);
    to.headers.set("Access-Control-Allow-Credentials", "true");
    to.headers.set("Access-Control-Expose-Headers", "Link, Retry-After, X-Request-Id");
}

http::response origin_policy::answer_preflight(const http::request& from, const std::string& allowed_methods) const {
    http::response answer{.status = 204, .headers = {{"Allow", allowed_methods}}};
    if (is_frontend(from)) {
        answer.headers.set("Access-Control-Allow-Methods", allowed_methods);
        answer.headers.set("Access-Control-Allow-Headers", "Content-Type");
        answer.headers.set("Access-Control-Max-Age", "600");
    }
    return answer;
}

} // namespace delta::api
