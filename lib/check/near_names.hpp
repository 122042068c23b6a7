// SPDX-License-Identifier: Apache-2.0
// What somebody who mistyped a name may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace delta::check {

// Up to three of `names`, nearest first: few letters apart, or with `wanted` as their last part ("origin/main").
std::vector<std::string> find_near_names(std::string_view wanted, const std::vector<std::string>& names);

} // namespace delta::check
