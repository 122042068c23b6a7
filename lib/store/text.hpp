// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace delta::store {

// Any bytes as text that PostgreSQL keeps: NUL and invalid UTF-8 become U+FFFD.
std::string to_storable(std::string_view bytes);

} // namespace delta::store
