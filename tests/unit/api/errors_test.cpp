// SPDX-License-Identifier: Apache-2.0
#include "api/errors.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "pg/failure.hpp"
#include "support/catch.hpp"

using namespace delta;
using namespace delta::api;

TEST_CASE("each kind of error has its status") {
    CHECK(status_of(errc::invalid) == 400);
    CHECK(status_of(errc::unauthorized) == 401);
    CHECK(status_of(errc::forbidden) == 403);
    CHECK(status_of(errc::not_found) == 404);
    CHECK(status_of(errc::conflict) == 409);
    CHECK(status_of(errc::too_large) == 413);
    CHECK(status_of(errc::unsupported) == 415);
    CHECK(status_of(errc::rate_limited) == 429);
    CHECK(status_of(errc::upstream) == 502);
    CHECK(status_of(errc::cancelled) == 503);
}

TEST_CASE("each kind of exception has its status and tells nothing of its text") {
    const auto told = [](const std::exception& e) {
        const problem p = to_problem(e);
        CHECK_FALSE(p.detail.contains("password=x"));
        return p.status;
    };

    CHECK(told(timeout_failure("password=x")) == 504);
    CHECK(told(net_failure("password=x")) == 503);
    CHECK(told(pg::failure("password=x", "")) == 503);
    CHECK(told(pg::failure("password=x", "42601")) == 500);
    CHECK(told(upstream_failure("password=x", 500)) == 503);
    CHECK(told(std::runtime_error("password=x")) == 500);
}

TEST_CASE("a server that is away says when to ask again") {
    CHECK(to_problem(net_failure("gone")).headers.find("Retry-After"));
}

TEST_CASE("a problem is written as RFC 9457 says, with the request's id") {
    const http::response out = to_response(to_problem(error{errc::not_found, "There is no such thing."}), "r1");

    CHECK(out.status == 404);
    CHECK(out.headers.find("Content-Type") == "application/problem+json");
    CHECK(out.body == R"({"type":"about:blank","title":"Not Found","status":404,"detail":"There is no such thing.",)"
                      R"("request_id":"r1"})");
}

TEST_CASE("wrong fields are listed, and the first is told in the detail") {
    const http::response out = to_response(
        invalid_fields({{.field = "email", .message = "is missing"}, {.field = "password", .message = "is missing"}}),
        "r1");
    const boost::json::value body = boost::json::parse(out.body);

    CHECK(out.status == 422);
    CHECK(body.at("detail").as_string() == "email is missing. 1 more field is wrong.");
    CHECK(boost::json::serialize(body.at("errors")) ==
          R"([{"field":"email","message":"is missing"},{"field":"password","message":"is missing"}])");
}
