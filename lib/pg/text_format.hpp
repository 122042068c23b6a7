// SPDX-License-Identifier: Apache-2.0
// How PostgreSQL writes values of the types we use as text, with DateStyle ISO and TimeZone UTC.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pg/rows.hpp"

namespace delta::pg {

// "2026-11-25 23:01:02.000003+00". Nothing for other time zones, years past 9999 and infinity.
std::optional<timestamp> read_timestamp(std::string_view text);

// {"a","b \"c\""}. Nothing for what is no flat array; a NULL inside reads as "".
std::optional<std::vector<std::string>> read_array(std::string_view text);
std::string write_array(const std::vector<std::string>& values);

} // namespace delta::pg
