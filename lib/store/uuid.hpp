// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace delta::store {

// In the form 8-4-4-4-12, in either case. Functions of this room find nothing for an id that is no UUID.
bool is_uuid(std::string_view text);

} // namespace delta::store
