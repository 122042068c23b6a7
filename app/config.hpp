// SPDX-License-Identifier: Apache-2.0
// The service's settings: read once at the start from the environment and `.env`, all checked at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "base/secret.hpp"
#include "environment.hpp"

namespace delta::app {

enum class service_mode : std::uint8_t { api, worker, migrate };
enum class llm_provider : std::uint8_t { none, gemini, openai, anthropic };

struct github_settings {
    std::string app_id; // empty: no App, and webhooks are refused
    std::string private_key_path;
    std::string client_id; // empty: nobody can link a GitHub account
    secret client_secret;
    secret webhook_secret;
    std::string api_url;
    std::string url;
    std::string ca_file;  // PEM; empty: the system's
    std::string app_file; // where the setup page writes the App's credentials; empty: there is no such page
};

struct llm_settings {
    llm_provider provider = llm_provider::none;
    std::string base_url; // empty: the provider's own
    std::string model;    // empty: the provider's default
    secret api_key;       // of the provider; empty for a server that needs none
    int calls_per_analysis = 0;
    std::int64_t tokens_per_analysis = 0;
    std::int64_t calls_per_day = 0; // of all workers
    std::int64_t tokens_per_day = 0;
};

struct api_settings {
    std::string address;
    std::uint16_t port = 0; // 0: any free one
    std::string web_root;   // empty: no dashboard is served
    std::string frontend_url;
    std::vector<std::string> trusted_proxies;
    std::chrono::minutes access_token_lifetime{};
    std::chrono::days refresh_token_lifetime{};
    bool key_is_temporary = false; // SECRET_KEY is "development": it was made up for this process
};

struct settings {
    secret postgres_connection_url;
    secret redis_url;
    secret secret_key;
    api_settings api;
    github_settings github;
    llm_settings llm;
    int num_workers = 0;
    std::string repos_base_path;
    int repos_max_gb = 0;
    std::string git_author_name;
    std::string git_author_email;
    log::level log_level = log::level::info;
    log::format log_format = log::format::text;
    secret https_proxy; // may hold a password
    std::string no_proxy;
};

// `problems` has one line for each value that is missing or malformed, beginning with its name; the settings may be
// used only when there is none.
struct loaded_settings {
    settings value;
    std::vector<std::string> problems;
};
loaded_settings load_settings(const environment& from, service_mode mode);

// Whether `delta api` serves the page that makes the App: there is none yet, and a place for its credentials is named.
bool offers_setup(const settings& with);

// Every variable as NAME=VALUE with where it came from; secrets as ***.
std::string print_settings(const environment& from);

} // namespace delta::app
