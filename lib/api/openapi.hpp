// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

namespace delta::api {

// The OpenAPI 3.1 document of `operations`. `version` is Delta's.
boost::json::value make_openapi(std::string_view version);

} // namespace delta::api
