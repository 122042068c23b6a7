// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace delta::json {

// The same value gives the same bytes on every machine: members in the order they were added, two spaces of indent,
// numbers in their shortest exact form, a newline at the end. Always valid UTF-8. Characters that act on a terminal or
// turn the direction of text are escaped, so that the output may be printed as it is.
std::string write_pretty(const boost::json::value& value);

// The same on one line, without the newline.
std::string write_compact(const boost::json::value& value);

} // namespace delta::json
