// SPDX-License-Identifier: Apache-2.0
// Calls to GitHub's REST API with the right credentials.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/blocking_pool.hpp"
#include "async/task.hpp"
#include "base/error.hpp"
#include "base/secret.hpp"
#include "github/app_key.hpp"
#include "http/client.hpp"
#include "redis/client.hpp"

namespace delta::github {

struct app_options {
    std::string app_id;
    app_key key;
    std::string api_url; // https://api.github.com, or https://HOST/api/v3
    std::string url;     // https://github.com, or https://HOST
    std::string client_id = {};
    secret client_secret = {};
};

struct call {
    std::string method;
    std::string path; // "/repos/octo/app", or a whole URL of the same host
    boost::json::value body = {};
    bool once = false; // what a lost answer has done is for the caller to look up; else only a POST is so
};

struct answer {
    int status = 0;
    boost::json::value body;
    std::string next = {}; // URL of the following page, or empty
};

// Used from one reactor. Errors: not_found, unauthorized, forbidden, invalid; throws upstream_failure, net_failure and
// timeout_failure when GitHub is not well, or asks for a pause too long to wait for.
class api {
  public:
    // `redis` shares tokens between processes; without it each has its own.
    api(async::executor where, http::sender& through, redis::client* redis, async::blocking_pool& pool,
        app_options options);
    ~api();

    async::task<result<answer>> as_app(call what);
    async::task<result<answer>> as_installation(std::int64_t installation_id, call what);
    async::task<result<answer>> as_user(secret token, call what);
    // Every element of a list, page by page; `member` names the array when it stands in an object.
    async::task<result<boost::json::array>> list_as_installation(std::int64_t installation_id, std::string path,
                                                                 std::string_view member = {});
    async::task<result<boost::json::array>> list_as_app(std::string path);
    async::task<result<boost::json::array>> list_as_user(secret token, std::string path, std::string_view member = {});

    // The user's token for the code that GitHub sent with the sign-in; invalid when GitHub does not know it.
    async::task<result<secret>> exchange_code(std::string code);

    // For git: the installation's "Basic …", and where a repository is cloned from.
    async::task<result<secret>> git_authorization(std::int64_t installation_id);
    std::string clone_url(std::string_view repo_name) const;
    // For people: "https://github.com/octo/app".
    std::string page_url(std::string_view repo_name) const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::github
