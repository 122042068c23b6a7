// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string_view>

#include "base/error.hpp"

namespace delta::json {

// Arrays and objects inside one another, at most; deeper input is refused.
inline constexpr std::size_t default_depth = 64;

// Exactly one JSON value. `name` is what errors call the input ("baseline.json"); they say line and column too.
result<boost::json::value> parse(std::string_view bytes, std::string_view name, std::size_t depth = default_depth);

} // namespace delta::json
