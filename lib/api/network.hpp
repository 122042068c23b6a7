// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace delta::api {

// Of this machine or of a private network (RFC 1918, RFC 4193, link-local).
bool is_private_address(std::string_view address);

} // namespace delta::api
