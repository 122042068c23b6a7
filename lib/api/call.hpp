// SPDX-License-Identifier: Apache-2.0
// One request on its way to its handler, and the ways to answer it.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "api/authenticate.hpp"
#include "api/context.hpp"
#include "api/errors.hpp"
#include "api/operation.hpp"
#include "http/message.hpp"
#include "json/text.hpp"

namespace delta::api {

// By now its parameters and its body are valid, and somebody is signed in where the operation wants it.
struct call {
    const http::request& request;
    const operation& of;
    caller who = {};
    boost::json::value body = {};

    // A parameter of the path.
    std::string path_value(std::string_view name) const { return request.parameters.find(name)->second; }
    // A whole number in the query, or what it is without.
    std::int64_t query_number(std::string_view name, std::int64_t otherwise) const;
    std::string_view host() const { return request.headers.find("Host").value_or(""); }
};

using endpoint = async::task<http::response> (*)(context&, call&);

http::response json_response(int status, const boost::json::value& body);
http::response json_response(int status, json::text body);
http::response message_response(int status, std::string_view message);
http::response refuse(const call& in, problem what);
inline http::response refuse(const call& in, const error& e) {
    return refuse(in, to_problem(e));
}

} // namespace delta::api
