// SPDX-License-Identifier: Apache-2.0
// Who a request comes from, by its cookies.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/context.hpp"
#include "api/tokens.hpp"
#include "http/message.hpp"

namespace delta::api {

struct caller {
    std::string user_id;
    std::string session;
};

struct authentication {
    std::optional<caller> who;
    std::vector<std::string> cookies = {}; // values of Set-Cookie to answer with
};

// A live access token of a live session; or else a live refresh token, which is exchanged for new cookies.
async::task<authentication> authenticate(context& ctx, const http::request& from);

// The session that a request's cookies name, whether or not it is alive: for signing out.
std::optional<caller> find_named_session(context& ctx, const http::request& from);

// Both cookies for a session's next key.
std::vector<std::string> make_cookies(const context& ctx, const std::string& user_id, const session_key& key,
                                      std::string_view host);
std::vector<std::string> clear_cookies(const context& ctx, std::string_view host);

device device_of(const http::request& from);

} // namespace delta::api
