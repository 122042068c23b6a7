// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace delta::pg {

// The server refused a statement, or the connection broke.
class failure : public delta::failure {
  public:
    // `sqlstate` is empty when no server answered.
    failure(const std::string& message, std::string sqlstate)
        : delta::failure(message), sqlstate_(std::move(sqlstate)) {}
    const std::string& sqlstate() const noexcept { return sqlstate_; }

    bool is_unique_violation() const noexcept { return sqlstate_ == "23505"; }
    bool is_serialization() const noexcept { return sqlstate_ == "40001"; }
    bool is_deadlock() const noexcept { return sqlstate_ == "40P01"; }
    bool is_connection() const noexcept {
        return sqlstate_.empty() || sqlstate_.starts_with("08") || sqlstate_.starts_with("57P0");
    }
    // Of its certificate; libpq has words for it and no code.
    bool is_untrusted() const noexcept { return sqlstate_.empty() && std::string_view(what()).contains("certificate"); }
    bool is_cancelled() const noexcept { return sqlstate_ == "57014"; }
    bool retryable() const noexcept override { return is_serialization() || is_deadlock() || is_connection(); }

  private:
    std::string sqlstate_;
};

} // namespace delta::pg
