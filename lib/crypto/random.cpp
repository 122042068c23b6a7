// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.hpp"

#include <sodium.h>

#include "crypto/base64.hpp"

namespace delta::crypto {

std::string random_bytes(std::size_t count) {
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

std::string random_id(std::size_t count) {
    return to_base64url(random_bytes(count));
}

} // namespace delta::crypto
