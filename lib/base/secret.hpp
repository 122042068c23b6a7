// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace delta {

// A text that reaches no log: it cannot be formatted, and must be asked for by name.
class secret {
  public:
    secret() = default;
    explicit secret(std::string value) : value_(std::move(value)) {}
    const std::string& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }

  private:
    std::string value_;
};

// What is written wherever a secret would stand.
inline std::string to_string(const secret& s) {
    return s.empty() ? "" : "***";
}

} // namespace delta
