// SPDX-License-Identifier: Apache-2.0
#include "api/call.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <utility>

namespace delta::api {

std::int64_t call::query_number(std::string_view name, std::int64_t otherwise) const {
    const std::optional<std::string_view> given = request.find_query(name);
    if (given) std::from_chars(given->data(), given->data() + given->size(), otherwise);
    return otherwise;
}

namespace {

http::response written(int status, std::string body) {
    // What an account sees is kept by no cache but its browser's, which asks for it again each time.
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "private, no-cache"}},
            .body = std::move(body)};
}

} // namespace

http::response json_response(int status, const boost::json::value& body) {
    return written(status, boost::json::serialize(body));
}

http::response json_response(int status, json::text body) {
    return written(status, body.take());
}

http::response message_response(int status, std::string_view message) {
    return json_response(status, boost::json::object{{"message", message}});
}

http::response refuse(const call& in, problem what) {
    return to_response(std::move(what), in.request.id);
}

} // namespace delta::api
