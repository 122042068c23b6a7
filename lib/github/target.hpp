// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "github/api.hpp"

namespace delta::github {

// A repository, and the installation that may act on it.
struct target {
    api& through;
    std::int64_t installation_id = 0;
    std::string repo_name; // "octo/app"

    // A call to "/repos/octo/app" + `rest`.
    async::task<result<answer>> ask(std::string method, std::string_view rest, boost::json::value body = {}) const;
    // The same, never sent again by itself.
    async::task<result<answer>> ask_once(std::string method, std::string_view rest, boost::json::value body) const;
    async::task<result<boost::json::array>> list(std::string_view rest, std::string_view member = {}) const;
};

// As one segment of a path or one value of a query.
std::string escape(std::string_view text);

} // namespace delta::github
