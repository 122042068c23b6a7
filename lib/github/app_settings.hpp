// SPDX-License-Identifier: Apache-2.0
// What GitHub has about the App itself: who it is, what it may do, and where its webhooks go.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "github/api.hpp"

namespace delta::github {

struct app_settings {
    std::string name;
    std::string owner;
    std::string page_url;                                        // https://github.com/apps/SLUG
    std::map<std::string, std::string, std::less<>> permissions; // "checks": "write"
    std::set<std::string, std::less<>> events;                   // "pull_request"
};

struct webhook_settings {
    std::string url;          // empty: none is sent
    std::string content_type; // "json" or "form"
    bool has_secret = false;
    bool checks_certificate = true;
};

async::task<result<app_settings>> get_app_settings(api& by);
async::task<result<webhook_settings>> get_webhook_settings(api& by);

} // namespace delta::github
