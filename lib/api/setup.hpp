// SPDX-License-Identifier: Apache-2.0
// The pages that make the App on GitHub, for as long as there is none. Whoever has the token of this start may.
#pragma once

#include <string>

#include "async/blocking_pool.hpp"
#include "async/task.hpp"
#include "http/client.hpp"
#include "http/message.hpp"
#include "redis/client.hpp"

namespace delta::api {

struct setup_options {
    std::string github_url;
    std::string api_url;
    std::string frontend_url; // empty: the dashboard is served from here
    std::string app_file;     // where the credentials go
};

inline constexpr auto setup_path = "/api/setup/github";
inline constexpr auto setup_created_path = "/api/setup/github/created";

// The same for all processes of one Redis, for a day or until it was used.
async::task<std::string> make_setup_token(redis::client& redis);

// Of one reactor.
class setup {
  public:
    setup(setup_options how, redis::client& redis, http::sender& to_github, async::blocking_pool& pool)
        : options_(std::move(how)), redis_(redis), to_github_(to_github), pool_(pool) {}

    // What will be made, and the button that sends it to GitHub.
    async::task<http::response> show(const http::request& from);
    // Where GitHub sends the person back to: the code is exchanged, the credentials are written.
    async::task<http::response> create(const http::request& from);

  private:
    async::task<std::string> find_problem(const http::request& from);
    async::task<http::response> take(std::string code);

    setup_options options_;
    redis::client& redis_;
    http::sender& to_github_;
    async::blocking_pool& pool_;
};

} // namespace delta::api
