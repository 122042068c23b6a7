// SPDX-License-Identifier: Apache-2.0
// URL-safe base64 without padding (RFC 4648, section 5), as tokens are written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace delta::crypto {

std::string to_base64url(std::string_view bytes);
// Nothing unless `text` is the one way to write its bytes.
std::optional<std::string> find_base64url(std::string_view text);

} // namespace delta::crypto
