// SPDX-License-Identifier: Apache-2.0
#include "api/errors.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace delta::api {

namespace {

constexpr auto retry_after = "2";

std::string describe(const std::vector<field_error>& errors) {
    if (errors.empty()) return "The request is not valid.";
    std::string detail = fmt::format("{} {}.", errors.front().field, errors.front().message);
    if (errors.size() > 1)
        detail += fmt::format(" {} more field{} wrong.", errors.size() - 1, errors.size() == 2 ? " is" : "s are");
    return detail;
}

} // namespace

int status_of(errc code) {
    switch (code) {
        case errc::invalid:
            return 400;
        case errc::unauthorized:
            return 401;
        case errc::forbidden:
            return 403;
        case errc::not_found:
            return 404;
        case errc::conflict:
            return 409;
        case errc::too_large:
            return 413;
        case errc::rate_limited:
            return 429;
        case errc::unsupported:
            return 415;
        case errc::cancelled:
            return 503;
        case errc::upstream:
            return 502;
    }
    return 500;
}

http::response to_response(problem what, const std::string& request_id) {
    boost::json::object body{
        {"type", "about:blank"},    {"title", http::reason_phrase(what.status)},
        {"status", what.status},    {"detail", what.detail},
        {"request_id", request_id},
    };
    if (!what.errors.empty()) {
        boost::json::array errors;
        for (const field_error& e : what.errors)
            errors.push_back(boost::json::object{{"field", e.field}, {"message", e.message}});
        body["errors"] = std::move(errors);
    }
    http::response out{.status = what.status, .headers = std::move(what.headers), .body = boost::json::serialize(body)};
    out.headers.set("Content-Type", "application/problem+json");
    return out;
}

problem to_problem(const error& e) {
    return {.status = status_of(e.code), .detail = e.message};
}

problem invalid_fields(std::vector<field_error> errors) {
    std::string detail = describe(errors);
    return {.status = 422, .detail = std::move(detail), .errors = std::move(errors)};
}

problem to_problem(const std::exception& e) {
    if (dynamic_cast<const timeout_failure*>(&e) != nullptr)
        return {.status = 504, .detail = "The request took too long and was given up."};
    const auto* const broken = dynamic_cast<const failure*>(&e);
    if (broken != nullptr && broken->retryable())
        return {.status = 503,
                .detail = "A part of the service does not answer at the moment. Please try again.",
                .headers = {{"Retry-After", retry_after}}};
    return {.status = 500, .detail = "The service failed. Its log has the details under the request's id."};
}

} // namespace delta::api
