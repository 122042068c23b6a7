// SPDX-License-Identifier: Apache-2.0
// PASETO v4.local: a token that only the holder of the key can read or make.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace delta::crypto {

// `key` and `nonce` are 32 bytes; another size is a logic_error.
std::string seal_token(std::string_view key, std::string_view payload, std::string_view footer = {},
                       std::string_view implicit = {});
// With a nonce of the caller's, which must never be used twice: for test vectors.
std::string seal_token_with_nonce(std::string_view key, std::string_view nonce, std::string_view payload,
                                  std::string_view footer, std::string_view implicit);

// The payload, or nothing when the token was not made with this key, footer and implicit assertion.
std::optional<std::string> open_token(std::string_view key, std::string_view token, std::string_view footer = {},
                                      std::string_view implicit = {});

} // namespace delta::crypto
