// SPDX-License-Identifier: Apache-2.0
// The small words of header fields.
#pragma once

#include <string_view>

namespace delta::http {

// Without regard to ASCII case.
bool is_same(std::string_view a, std::string_view b);
// One of the comma-separated words of `list`, without its parameters: ("gzip" in "br;q=1, gzip;q=0.5").
bool has_token(std::string_view list, std::string_view word);
// What a field may be sent with: no control characters, so that no value can begin another field.
bool is_field_name(std::string_view name);
bool is_field_value(std::string_view value);

} // namespace delta::http
