// SPDX-License-Identifier: Apache-2.0
// Values of the store as JSON, and fields of bodies that were validated.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace delta::api {

std::string get_text(const boost::json::value& body, std::string_view field);
// Nothing when it is absent or null.
std::optional<std::string> find_text(const boost::json::value& body, std::string_view field);

inline boost::json::value to_json(const std::string& text) {
    return boost::json::value(text);
}
inline boost::json::value to_json(double number) {
    return number;
}
inline boost::json::value text_or_null(const std::string& text) {
    return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

template <class T>
boost::json::value to_json(const std::optional<T>& value) {
    return value ? to_json(*value) : boost::json::value(nullptr);
}

} // namespace delta::api
