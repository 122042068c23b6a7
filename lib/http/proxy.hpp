// SPDX-License-Identifier: Apache-2.0
// Which proxy, if any, stands between us and a server.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/url.hpp"
#include "net/connect.hpp"

namespace delta::http {

class proxy_rules {
  public:
    // `proxy`: "http://[user:password@]host[:port]", or empty. `no_proxy`: hosts and domains with commas between them,
    // each with an optional port; "*" for all. Throws config_failure for a proxy of another kind.
    proxy_rules(std::string_view proxy, std::string_view no_proxy);

    bool applies_to(const url& to) const;
    const net::endpoint& where() const { return where_; }
    // "Basic …", or empty.
    const std::string& authorization() const { return authorization_; }

  private:
    net::endpoint where_;
    std::string authorization_;
    std::vector<std::string> direct_;
};

} // namespace delta::http
