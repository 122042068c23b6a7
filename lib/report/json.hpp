// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "drift/finding.hpp"

namespace delta::report {

struct json_options {
    bool explain = false; // with the evidence of each finding
};

// The stable machine format; its schema is docs/schema/check.v1.json. Members are only ever added within version 1.
std::string to_json(const drift::verdict& v, const json_options& options = {});

} // namespace delta::report
