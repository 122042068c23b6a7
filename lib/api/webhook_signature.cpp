// SPDX-License-Identifier: Apache-2.0
#include "api/webhook_signature.hpp"

#include "crypto/digest.hpp"

namespace delta::api {

bool is_signature_of(std::string_view body, std::string_view key, std::string_view given) {
    if (key.empty()) return false;
    return crypto::equal_in_constant_time("sha256=" + crypto::to_hex(crypto::hmac_sha256(key, body)), given);
}

} // namespace delta::api
