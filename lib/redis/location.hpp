// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "net/connect.hpp"

namespace delta::redis {

// What a URL says: where the server is and how to sign in.
struct location {
    net::endpoint to;
    bool tls = false;
    std::string user = {};
    std::string password = {};
    int database = 0;
};

// redis://[[user]:password@]host[:port][/db], rediss://… or unix://[[user]:password@]/path[?db=N]. Throws
// config_failure, without the URL: it may hold a password.
location parse_url(std::string_view url);

} // namespace delta::redis
