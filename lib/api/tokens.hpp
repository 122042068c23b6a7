// SPDX-License-Identifier: Apache-2.0
// What the cookies of a signed-in browser hold: PASETO tokens with our claims.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace delta::api {

enum class token_type : std::uint8_t { access, refresh };

struct claims {
    std::string subject; // the user's id
    token_type type = token_type::access;
    std::chrono::sys_seconds issued;
    std::chrono::sys_seconds expires;
    std::string session;
    std::string serial = {}; // of a refresh token: which rotation of the session made it
};

// `key` is 32 bytes.
std::string seal_claims(std::string_view key, const claims& what);
// Nothing unless it was sealed with this key and has every claim. Expired claims are given too: the caller holds
// `expires` against its clock.
std::optional<claims> open_claims(std::string_view key, std::string_view token);

} // namespace delta::api
