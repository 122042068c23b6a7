// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace delta::drift {

// Lines [before_begin, before_end) of the old text were replaced by [after_begin, after_end) of the new; from 1.
struct hunk {
    std::uint32_t before_begin, before_end;
    std::uint32_t after_begin, after_end;
};

// The shortest edit by lines (Myers, "An O(ND) Difference Algorithm", 1986). White space at the ends of lines and
// indentation are ignored. Past `max_edits` the rest of the text is told as one hunk, so the cost is bounded.
std::vector<hunk> diff_lines(std::string_view before, std::string_view after, std::uint32_t max_edits = 1500);

} // namespace delta::drift
