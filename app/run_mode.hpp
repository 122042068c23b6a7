// SPDX-License-Identifier: Apache-2.0
// What main does around a mode, in both programs.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace delta::app {

inline constexpr int wrong_usage = 2;
inline constexpr int failed = 3;

// Runs the mode; what it could not handle is told, and becomes an exit code.
int guard(const std::function<int()>& mode);

// Tells what is wrong with the command line of `command`, such as "delta api".
int refuse(std::string_view command, const std::string& message);

// Says that there is no such mode, with the name of one that was perhaps meant.
int refuse_mode(const std::string& mode);

} // namespace delta::app
