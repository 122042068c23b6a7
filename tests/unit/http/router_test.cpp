// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"

#include <stdexcept>

#include "support/catch.hpp"

namespace delta::http {
namespace {

async::task<response> nothing(const request& /*asked*/) {
    co_return response{};
}

router make_routes() {
    router made;
    made.add("GET", "/api/repos/", nothing);
    made.add("GET", "/api/repos/{id}/events", nothing);
    made.add("PUT", "/api/repos/{repo}/settings", nothing);
    made.add("PATCH", "/api/notifications/read-all", nothing);
    made.add("DELETE", "/api/notifications/{id}", nothing);
    made.add("PATCH", "/api/notifications/{id}/read", nothing);
    return made;
}

request ask(std::string method, std::string path) {
    return {.method = std::move(method), .target = path, .path = path};
}

TEST_CASE("a path matches with and without its trailing slash, and gives its parameters") {
    const router routes = make_routes();
    request events = ask("GET", "/api/repos/7/events/");
    request settings = ask("PUT", "/api/repos/8/settings");
    request list = ask("GET", "/api/repos");

    CHECK(routes.find(events).serve != nullptr);
    CHECK(events.route == "/api/repos/{id}/events");
    CHECK(events.parameters.at("id") == "7");
    CHECK(routes.find(settings).serve != nullptr);
    CHECK(settings.parameters.at("repo") == "8");
    CHECK(routes.find(list).serve != nullptr);
    CHECK(list.route == "/api/repos/");
}

TEST_CASE("a wrong method is told the right ones") {
    const router routes = make_routes();
    request post = ask("POST", "/api/repos/");
    request literal_first = ask("DELETE", "/api/notifications/read-all");

    const route_match wrong = routes.find(post);

    CHECK(wrong.serve == nullptr);
    CHECK(wrong.allowed == std::vector<std::string>{"GET", "HEAD", "OPTIONS"});
    CHECK(routes.find(literal_first).allowed == std::vector<std::string>{"OPTIONS", "PATCH"});
}

TEST_CASE("HEAD is served by GET") {
    const router routes = make_routes();
    request head = ask("HEAD", "/api/repos/");

    CHECK(routes.find(head).serve != nullptr);
}

TEST_CASE("a path that is not known matches nothing") {
    const router routes = make_routes();
    for (const char* path : {"/", "/api", "/api/repos/7", "/api/repos//events", "/api/repos/7/events/8", "*", "",
                             "/api/notifications", "/API/repos"}) {
        request unknown = ask("GET", path);
        const route_match match = routes.find(unknown);
        INFO(path);
        CHECK(match.serve == nullptr);
        CHECK(match.allowed.empty());
        CHECK(unknown.route.empty());
    }
}

TEST_CASE("the fallback answers what is neither known nor reserved") {
    router routes = make_routes();
    routes.set_fallback(nothing, {"/api", "/metrics"});
    request page = ask("GET", "/repos/7");
    request like_api = ask("HEAD", "/apidocs");
    request unknown_api = ask("GET", "/api/unknown");
    request metrics = ask("GET", "/metrics");
    request post = ask("POST", "/repos/7");

    CHECK(routes.find(page).serve != nullptr);
    CHECK(routes.find(like_api).serve != nullptr);
    CHECK(routes.find(unknown_api).serve == nullptr);
    CHECK(routes.find(metrics).serve == nullptr);
    CHECK(routes.find(post).serve == nullptr);
}

TEST_CASE("the same route twice is a bug") {
    router routes = make_routes();

    CHECK_THROWS_AS(routes.add("GET", "/api/repos", nothing), std::logic_error);
    CHECK_THROWS_AS(routes.add("GET", "api", nothing), std::logic_error);
}

} // namespace
} // namespace delta::http
