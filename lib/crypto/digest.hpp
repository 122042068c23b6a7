// SPDX-License-Identifier: Apache-2.0
// SHA-256 and HMAC over bytes, and hexadecimal.
#pragma once

#include <string>
#include <string_view>

namespace delta::crypto {

// 32 bytes.
std::string sha256(std::string_view bytes);
// 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);
// Lower-case.
std::string to_hex(std::string_view bytes);

// Takes the same time wherever two texts of one length differ. Lengths are no secret.
bool equal_in_constant_time(std::string_view a, std::string_view b);

} // namespace delta::crypto
