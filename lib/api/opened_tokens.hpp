// SPDX-License-Identifier: Apache-2.0
// Tokens that were opened lately. A dashboard asks many times with the same one, and opening it costs more than the
// rest of a short answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

#include "api/tokens.hpp"

namespace delta::api {

// Used from one reactor. Only what `open_claims` opened is kept, under the whole token, so that one that was altered is
// never found. Whether a session goes on is asked elsewhere, each time.
class opened_tokens {
  public:
    explicit opened_tokens(std::string key) : key_(std::move(key)) {}

    // As open_claims.
    std::optional<claims> open(std::string token);
    std::size_t size() const { return known_.size(); }

  private:
    std::string key_;
    std::unordered_map<std::string, claims> known_;
};

} // namespace delta::api
