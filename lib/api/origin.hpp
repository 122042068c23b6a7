// SPDX-License-Identifier: Apache-2.0
// Which other sites' pages may call the API from a browser: the dashboard's, and no other.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::api {

// "https://app.example.com:8443/x" -> "app.example.com:8443", in lower case; "" when it is no URL.
std::string host_of(std::string_view url);
// Without the port.
std::string_view name_of_host(std::string_view host);

class origin_policy {
  public:
    // `frontend_url` as configured; may be empty.
    explicit origin_policy(std::string_view frontend_url);

    // No browser's page (no Origin), the dashboard, or a page of this very host.
    bool may_change_state(const http::request& from) const;
    // Lets the dashboard read the answer, and tells caches that it depends on who asks.
    void add_headers(const http::request& from, http::response& to) const;
    // The answer to the question a browser asks before a request of the dashboard's.
    http::response answer_preflight(const http::request& from, const std::string& allowed_methods) const;

  private:
    bool is_frontend(const http::request& from) const;
    std::string frontend_; // "https://app.example.com"
};

} // namespace delta::api
