// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delta::report {

// The bytes [begin, end) of a line, which counts from 0.
struct marked_text {
    std::size_t line;
    std::size_t begin;
    std::size_t end;
};

// Where the excerpt says the mention: its first occurrence that is no part of a longer word, else its first.
std::optional<marked_text> find_mention(const std::vector<std::string>& lines, std::string_view mention);

} // namespace delta::report
