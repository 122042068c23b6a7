// SPDX-License-Identifier: Apache-2.0
// Content hashes that are the same on every machine and in every run (XXH3); not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace delta {

std::uint64_t hash64(std::string_view bytes);
// 16 lower-case hexadecimal digits.
std::string to_hex(std::uint64_t value);

} // namespace delta
