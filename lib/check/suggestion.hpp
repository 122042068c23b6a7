// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace delta::check {

// The candidate that `word` is most likely a slip of, or "" when none is near. Of equally near ones the first.
std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);

// " (did you mean "CANDIDATE"?)", or "" when none is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

} // namespace delta::check
