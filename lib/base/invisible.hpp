// SPDX-License-Identifier: Apache-2.0
// Characters that a text may have and its reader does not see.
#pragma once

namespace delta {

// Zero width, direction, line and paragraph separators, tags, selectors of variations, and the like.
bool is_invisible(char32_t c);

// Those of them that scripts and emoji need.
bool is_joiner(char32_t c);

// C0 and C1, but for tab and the ends of lines.
bool is_control(char32_t c);

} // namespace delta
