// SPDX-License-Identifier: Apache-2.0
// Errors as RFC 9457 problems. The one place that says which status an error has.
#pragma once

#include <exception>
#include <string>
#include <vector>

#include "api/validate.hpp"
#include "base/error.hpp"
#include "http/message.hpp"

namespace delta::api {

int status_of(errc code);

// The body is written by `finish_problem`, which knows the request.
struct problem {
    int status;
    std::string detail;
    std::vector<field_error> errors = {};
    http::fields headers = {};
};

http::response to_response(problem what, const std::string& request_id);

problem to_problem(const error& e);
problem invalid_fields(std::vector<field_error> errors);
// What a client is told about an exception: 504 for what took too long, 503 when a server of ours is away, else 500.
// The text is constant; the log has the exception's.
problem to_problem(const std::exception& e);

} // namespace delta::api
