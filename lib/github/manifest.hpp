// SPDX-License-Identifier: Apache-2.0
// Making the App on GitHub from a manifest: GitHub shows it to a person, who agrees, and hands the credentials over
// once, for a code.
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/secret.hpp"
#include "http/client.hpp"

namespace delta::github {

// Where `delta api` takes deliveries.
inline constexpr std::string_view webhook_path = "/api/webhook/github";

// What Delta's App may do in a repository, and what it is told of: asked for by the manifest, looked for by `delta
// doctor`.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> app_permissions{
    {{"checks", "write"},
     {"contents", "write"},
     {"pull_requests", "write"},
     {"merge_queues", "read"},
     {"metadata", "read"}}};
inline constexpr std::array<std::string_view, 6> app_events{"check_run",    "check_suite", "merge_group",
                                                            "pull_request", "push",        "repository"};

struct manifest_addresses {
    std::string server;    // "https://delta.example.org": where webhooks go
    std::string created;   // where the person is sent back to, with the code
    std::string signed_in; // where GitHub sends people who link their account
};

boost::json::object make_manifest(const manifest_addresses& at);

struct created_app {
    std::int64_t id = 0;
    std::string name;
    std::string page_url;
    std::string client_id;
    secret client_secret;
    secret webhook_secret;
    secret private_key; // PEM
};

// Only once for each code. Invalid when GitHub does not know it; throws as http::sender does, and upstream_failure for
// an answer that is none.
async::task<result<created_app>> convert_manifest(http::sender& through, std::string api_url, std::string code);

} // namespace delta::github
