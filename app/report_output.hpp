// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "check/range.hpp"
#include "check_flags.hpp"
#include "drift/finding.hpp"

namespace delta::app {

// The verdict in the format the flags ask for.
std::string render(const drift::verdict& v, const check_flags& flags, const check::range& compared);

// To the file the flags name or to standard output; nowhere when they ask for quiet and name no file.
void deliver(std::string_view report, const check_flags& flags);

// Columns for what is written for people: those of the terminal, or 80 in a file.
std::size_t report_width(const check_flags& flags);

bool is_coloured(const check_flags& flags);

} // namespace delta::app
