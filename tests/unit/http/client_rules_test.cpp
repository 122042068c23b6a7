// SPDX-License-Identifier: Apache-2.0
// What the client decides without a connection: URLs, proxies, what is sent.
#include <stdexcept>
#include <string>

#include "base/error.hpp"
#include "http/proxy.hpp"
#include "http/request_writer.hpp"
#include "http/url.hpp"
#include "support/catch.hpp"

namespace delta::http {
namespace {

url at(std::string_view text) {
    return parse_url(text).value();
}

TEST_CASE("a URL is taken apart, and its defaults filled in") {
    CHECK(at("http://example.org").target == "/");
    CHECK(at("http://example.org").port == "80");
    CHECK(at("https://example.org/a?b=%20c#d").target == "/a?b=%20c");
    CHECK(at("https://example.org:8443/").authority() == "example.org:8443");
    CHECK(at("https://example.org:443/").authority() == "example.org");
    CHECK(at("http://[::1]:8080/x").host == "::1");
    CHECK(at("http://[::1]:8080/x").authority() == "[::1]:8080");
}

TEST_CASE("a URL of another kind is refused") {
    for (const char* text : {"", "example.org", "ftp://example.org/", "http:///path", "http://user:word@example.org/",
                             "http://example.org/a b", "http://exa\r\nmple.org/", "file:///etc/passwd",
                             "http://exa%0d%0ample.org/", "http://%20/"}) {
        INFO(text);
        CHECK_FALSE(parse_url(text).has_value());
    }
}

TEST_CASE("a redirect leads on from where it was said") {
    const url base = at("https://example.org:8443/a/b?c=d");
    const auto leads_to = [&](std::string_view location) {
        const url to = resolve_url(base, location).value();
        return to.origin() + to.target;
    };

    CHECK(leads_to("/x") == "https://example.org:8443/x");
    CHECK(leads_to("../x?y=z") == "https://example.org:8443/x?y=z");
    CHECK(leads_to("//other.org/x") == "https://other.org:443/x");
    CHECK(leads_to("http://other.org") == "http://other.org:80/");
    CHECK_FALSE(resolve_url(base, "mailto:a@example.org").has_value());
    CHECK_FALSE(resolve_url(base, "http://[").has_value());
}

TEST_CASE("a proxy is passed by for the hosts named, their domains and ports") {
    const proxy_rules rules("http://user:pass%20word@proxy.example:3128", "localhost, .corp.example,10.0.0.1:8080");

    CHECK(rules.applies_to(at("https://api.example.org/")));
    CHECK(rules.applies_to(at("https://notcorp.example/")));
    CHECK(rules.applies_to(at("http://10.0.0.1/")));
    CHECK_FALSE(rules.applies_to(at("http://localhost:8000/")));
    CHECK_FALSE(rules.applies_to(at("https://git.corp.example/")));
    CHECK_FALSE(rules.applies_to(at("https://CORP.example/")));
    CHECK_FALSE(rules.applies_to(at("http://10.0.0.1:8080/")));
    CHECK(rules.where().host == "proxy.example");
    CHECK(rules.where().port == "3128");
    CHECK(rules.authorization() == "Basic dXNlcjpwYXNzIHdvcmQ=");
}

TEST_CASE("no proxy applies to nothing, and one of another kind is refused") {
    CHECK_FALSE(proxy_rules("", "").applies_to(at("http://example.org/")));
    CHECK_FALSE(proxy_rules("http://p:1", "*").applies_to(at("http://example.org/")));
    CHECK_THROWS_AS(proxy_rules("socks5://p:1", ""), config_failure);
    CHECK_THROWS_AS(proxy_rules("p:1", ""), config_failure);
}

TEST_CASE("a request is sent with what belongs to the connection set by the client") {
    request what{.method = "POST", .target = "http://example.org/a?b=c"};
    what.headers = {{"Accept", "application/json"}, {"host", "evil.example"}, {"Content-Length", "99"}};
    what.body = "hello";

    CHECK(make_request_head(what, at(what.target), "delta/1", {}) ==
          "POST /a?b=c HTTP/1.1\r\nHost: example.org\r\nUser-Agent: delta/1\r\nAccept: application/json\r\n"
          "Content-Length: 5\r\n\r\n");
    CHECK(make_request_head(what, at(what.target), "delta/1", {true, "Basic eA=="})
              .starts_with("POST http://example.org/a?b=c HTTP/1.1\r\nHost: example.org\r\nUser-Agent: delta/1\r\n"
                           "Proxy-Authorization: Basic eA==\r\n"));
    CHECK(make_connect_head(at("https://[::1]/"), "delta/1", "").starts_with("CONNECT [::1]:443 HTTP/1.1\r\n"));
}

TEST_CASE("no value of a request can begin another field") {
    const url to = at("http://example.org/");
    const request value{.method = "GET", .target = "", .headers = {{"X", "a\r\nY: b"}}};
    const request method{.method = "GET / HTTP/1.1\r\nX:", .target = ""};

    CHECK_THROWS_AS(make_request_head(value, to, "delta", {}), std::logic_error);
    CHECK_THROWS_AS(make_request_head(method, to, "delta", {}), std::logic_error);
}

} // namespace
} // namespace delta::http
