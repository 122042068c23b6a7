// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/secret.hpp"

namespace delta::github {

// The private key of the App.
class app_key {
  public:
    // PEM, as GitHub gives it (PKCS#1) or PKCS#8. Throws config_failure that names the file.
    static app_key load(const std::string& file);
    // RS256 over `text`; 256 bytes for a key of 2048 bits. About a third of a millisecond.
    std::string sign(std::string_view text) const;

  private:
    explicit app_key(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_;
};

// The token the App identifies itself with, good for nine minutes from `now`; it says it was issued a minute earlier,
// since clocks differ.
secret make_app_token(std::string_view app_id, const app_key& key, std::chrono::sys_seconds now);

} // namespace delta::github
