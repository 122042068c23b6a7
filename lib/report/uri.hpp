// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace delta::report {

// A path as a relative URI reference: every byte that is not a letter, a digit, one of `-._~` or a slash is
// percent-encoded, so any bytes give a valid one.
std::string to_uri(std::string_view path);

} // namespace delta::report
