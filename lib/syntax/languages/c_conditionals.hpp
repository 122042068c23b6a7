// SPDX-License-Identifier: Apache-2.0
// Conditional compilation cuts through declarations and braces, where no grammar can follow.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/languages/c_tokens.hpp"

namespace delta::syntax {

// Takes out of `tokens` what a parser should not see, and returns it: #if…#endif lines themselves, what stands below
// `#if 0`, the other branches where the first is not whole by itself, and `extern "C" {` for C++ only. In order.
std::vector<c_token> take_conditionals(std::string_view source, std::vector<c_token>& tokens);

} // namespace delta::syntax
