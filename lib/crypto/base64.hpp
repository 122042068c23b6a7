// SPDX-License-Identifier: Apache-2.0
// Base64 (RFC 4648).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace delta::crypto {

// With padding (section 4), as HTTP's Basic scheme has it.
std::string to_base64(std::string_view bytes);

// URL-safe and without padding (section 5), as tokens are written in.
std::string to_base64url(std::string_view bytes);
// Nothing unless `text` is the one way to write its bytes.
std::optional<std::string> find_base64url(std::string_view text);

} // namespace delta::crypto
