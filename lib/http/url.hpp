// SPDX-License-Identifier: Apache-2.0
// Absolute http and https URLs.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace delta::http {

struct url {
    bool secure = false; // https
    std::string host;    // without the brackets of an IPv6 address
    std::string port;    // always set
    std::string target;  // path and query as sent: "/a?b=c"

    // What names the server in "Host": "example.org", "[::1]:8080".
    std::string authority() const;
    // "https://example.org:443": what may share a connection, and credentials.
    std::string origin() const;
};

// Refuses other schemes, and user names: credentials belong into a header.
result<url> parse_url(std::string_view text);
// Where `location` of a redirect leads from `base`.
result<url> resolve_url(const url& base, std::string_view location);

} // namespace delta::http
