// SPDX-License-Identifier: Apache-2.0
// What the handlers of one reactor work with.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <string>

#include "api/cookies.hpp"
#include "api/metrics.hpp"
#include "api/opened_tokens.hpp"
#include "api/sessions.hpp"
#include "api/sign_in_limit.hpp"
#include "async/blocking_pool.hpp"
#include "async/task.hpp"
#include "base/secret.hpp"
#include "github/api.hpp"
#include "pg/pool.hpp"
#include "redis/client.hpp"

namespace delta::api {

struct options {
    std::string version;
    std::string token_key; // 32 bytes
    std::string frontend_url;
    std::chrono::seconds access_lifetime{};
    std::chrono::seconds refresh_lifetime{};
    secret webhook_secret;        // empty: deliveries are refused
    std::string github_url;       // https://github.com, without a slash at its end
    std::string github_client_id; // empty: nobody can link a GitHub account
};

// What all reactors of the process share.
struct shared_state {
    options settings;
    metrics figures;
    async::blocking_pool pool;
    std::atomic<bool> stopping = false;

    explicit shared_state(options how) : settings(std::move(how)), figures(settings.version) {}
};

struct context {
    shared_state& shared;
    async::executor where;
    pg::pool& pg;
    redis::client& redis;
    sessions signed_in;
    opened_tokens tokens;
    sign_in_limit attempts;
    cookie_policy cookies;
    github::api* github = nullptr;           // without an App
    std::map<std::string, int> streams = {}; // of live events, open on this reactor, by user

    context(shared_state& of_process, async::executor on, pg::pool& in_pg, redis::client& in_redis)
        : shared(of_process),
          where(std::move(on)),
          pg(in_pg),
          redis(in_redis),
          signed_in(in_redis, of_process.settings.refresh_lifetime),
          tokens(of_process.settings.token_key),
          attempts(in_redis),
          cookies(of_process.settings.frontend_url) {}
    const options& settings() const { return shared.settings; }
};

} // namespace delta::api
