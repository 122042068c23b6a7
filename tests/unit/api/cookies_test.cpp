// SPDX-License-Identifier: Apache-2.0
#include "api/cookies.hpp"

#include "api/origin.hpp"
#include "support/catch.hpp"

using namespace delta;
using namespace delta::api;

namespace {

http::request from(const std::string& origin, const std::string& host) {
    http::request made{.method = "POST", .target = "/"};
    made.headers.add("Host", host);
    if (!origin.empty()) made.headers.add("Origin", origin);
    return made;
}

std::string attributes_for(std::string_view frontend, std::string_view host) {
    const std::string written = cookie_policy(frontend).write("a", "b", std::chrono::seconds(1), host);
    return written.substr(std::string_view("a=b; Path=/; Max-Age=1; HttpOnly; ").size());
}

} // namespace

TEST_CASE("a cookie cannot be read by scripts and goes to this site only") {
    const cookie_policy policy("http://localhost:3000");

    CHECK(policy.write("access_token", "v", std::chrono::minutes(60), "localhost:8000") ==
          "access_token=v; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
}

TEST_CASE("a cookie is removed by a lifetime of nothing") {
    CHECK(cookie_policy("").write("access_token", "", {}, "h") ==
          "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

TEST_CASE("with https a cookie is secure, and goes to another site's dashboard only where it must") {
    CHECK(attributes_for("https://app.example.com", "app.example.com") == "SameSite=Lax; Secure");
    CHECK(attributes_for("https://app.example.com", "API.app.example.com:8443") == "SameSite=Lax; Secure");
    CHECK(attributes_for("https://app.example.com", "example.com") == "SameSite=Lax; Secure");
    CHECK(attributes_for("https://app.example.com", "delta.example.net") == "SameSite=None; Secure");
    CHECK(attributes_for("https://app.example.com", "evilapp.example.com") == "SameSite=None; Secure");
}

TEST_CASE("the host of a URL is found in lower case with its port") {
    CHECK(host_of("https://App.Example.com:8443/path") == "app.example.com:8443");
    CHECK(host_of("null") == "");
    CHECK(name_of_host("app.example.com:8443") == "app.example.com");
    CHECK(name_of_host("[::1]:8000") == "[::1]");
}

TEST_CASE("only the dashboard, this host and programs without an origin may change state") {
    const origin_policy policy("https://app.example.com/");

    CHECK(policy.may_change_state(from("", "api.example.com")));
    CHECK(policy.may_change_state(from("https://app.example.com", "api.example.com")));
    CHECK(policy.may_change_state(from("https://api.example.com", "api.example.com")));
    CHECK_FALSE(policy.may_change_state(from("https://evil.example", "api.example.com")));
    CHECK_FALSE(policy.may_change_state(from("https://app.example.com.evil.example", "api.example.com")));
    CHECK_FALSE(policy.may_change_state(from("http://app.example.com", "api.example.com")));
    CHECK_FALSE(policy.may_change_state(from("null", "api.example.com")));
}

TEST_CASE("only the dashboard may read answers across origins") {
    const origin_policy policy("https://app.example.com");
    http::response to_dashboard;
    http::response to_another;

    policy.add_headers(from("https://app.example.com", "api.example.com"), to_dashboard);
    policy.add_headers(from("https://evil.example", "api.example.com"), to_another);

    CHECK(to_dashboard.headers.find("Access-Control-Allow-Origin") == "https://app.example.com");
    CHECK(to_dashboard.headers.find("Access-Control-Allow-Credentials") == "true");
    CHECK_FALSE(to_another.headers.find("Access-Control-Allow-Origin"));
    CHECK(to_another.headers.find("Vary") == "Origin");
}
