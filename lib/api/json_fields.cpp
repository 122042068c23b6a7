// SPDX-License-Identifier: Apache-2.0
#include "api/json_fields.hpp"

#include <boost/json/object.hpp>

namespace delta::api {

std::string get_text(const boost::json::value& body, std::string_view field) {
    return std::string(body.as_object().at(field).as_string());
}

std::optional<std::string> find_text(const boost::json::value& body, std::string_view field) {
    const boost::json::value* const found = body.as_object().if_contains(field);
    if (found == nullptr || !found->is_string()) return std::nullopt;
    return std::string(found->as_string());
}

} // namespace delta::api
