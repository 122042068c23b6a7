// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace delta::crypto {

// From the kernel, fit for secrets.
std::string random_bytes(std::size_t count);
// `count` random bytes in URL-safe base64 without padding: 16 make 22 characters.
std::string random_id(std::size_t count = 16);

} // namespace delta::crypto
