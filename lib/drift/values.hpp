// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace delta::drift {

// A value as a document would write it: quotes, casts and wrappers off ("Some(5)", "Duration::from_secs(5)",
// "'utf-8'", "5L", "1_000" give 5, 5, utf-8, 5, 1000). Expressions that are no plain value give "".
std::string plain_value(std::string_view written);

// True for values that stand everywhere and so prove nothing when merely seen near a name (0, 1, true, null, "").
bool is_trivial_value(std::string_view plain);

// True when `text` holds the value as a word of its own, also inside quotes or back-quotes.
bool has_value(std::string_view text, std::string_view plain);

} // namespace delta::drift
