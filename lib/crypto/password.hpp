// SPDX-License-Identifier: Apache-2.0
// Password hashes: bcrypt of the hexadecimal SHA-256 of what the client sent. Each call holds its thread for as long as
// the cost says (12: a fifth of a second).
#pragma once

#include <string>
#include <string_view>

namespace delta::crypto {

inline constexpr int password_cost = 12;

// "$2b$12$…".
std::string hash_password_blocking(std::string_view password, int cost = password_cost);

// False too when `hash` is none of ours.
bool verify_password_blocking(std::string_view password, const std::string& hash);

// A hash of an unguessable password, made once: verifying against it takes as long as against a user's.
const std::string& nobodys_hash_blocking();

} // namespace delta::crypto
