// SPDX-License-Identifier: Apache-2.0
// The cookies of a signed-in browser.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::api {

inline constexpr std::string_view access_cookie = "access_token";
inline constexpr std::string_view refresh_cookie = "refresh_token";

// The dashboard's address decides how a cookie must be sent: `Secure` when it is https. A dashboard on another site
// than this host gets it only with SameSite=None, which browsers take with https alone; the check of `Origin` then
// stands where SameSite would.
class cookie_policy {
  public:
    // `frontend_url` as configured; may be empty.
    explicit cookie_policy(std::string_view frontend_url);
    // The value of Set-Cookie. `host` is the request's. A `lifetime` of 0 removes the cookie.
    std::string write(std::string_view name, std::string_view value, std::chrono::seconds lifetime,
                      std::string_view host) const;

  private:
    bool secure_;
    std::string frontend_host_;
};

} // namespace delta::api
