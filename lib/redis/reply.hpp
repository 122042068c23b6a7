// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace delta::redis {

// The server refused a command ("WRONGTYPE …"). `retryable` for LOADING, READONLY, OOM, BUSY, MASTERDOWN and TRYAGAIN.
class failure : public delta::failure {
  public:
    explicit failure(const std::string& message) : delta::failure(message) {}
    bool retryable() const noexcept override;
    // The first word: "WRONGTYPE".
    std::string code() const;
};

struct reply;
using reply_list = std::vector<reply>;

// An error reply, as it came: within a list (of EXEC, say) it is a value like others.
struct error_reply {
    std::string message;
};

struct reply {
    std::variant<std::nullptr_t, std::int64_t, std::string, reply_list, error_reply> value = nullptr;

    bool is_nil() const { return std::holds_alternative<std::nullptr_t>(value); }
    // A reply that is not what was asked for throws upstream_failure, an error reply failure.
    std::int64_t integer() const;
    const std::string& text() const;
    const reply_list& list() const;
    std::optional<std::string> find_text() const; // nothing for nil
};

} // namespace delta::redis
