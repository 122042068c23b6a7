// SPDX-License-Identifier: Apache-2.0
// Holds what a request brings against its description.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/operation.hpp"
#include "http/message.hpp"

namespace delta::api {

struct field_error {
    std::string field;   // "email", "file_ignore_patterns[2]"; "body" for the whole
    std::string message; // "must be an e-mail address"
};

std::vector<field_error> validate(const schema& expected, const boost::json::value& body);
// Path, query and headers of the request.
std::vector<field_error> validate_parameters(const operation& of, const http::request& from);

} // namespace delta::api
