// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>

#include "api/schema.hpp"

namespace delta::api {

// The schema in JSON Schema 2020-12. Named schemas inside it are references into `components`, where they are added.
boost::json::object to_json_schema(const schema& of, boost::json::object& components);

} // namespace delta::api
