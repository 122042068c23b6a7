// SPDX-License-Identifier: Apache-2.0
// The HTTP API as data. Requests are validated with it, routes are made from it, and the OpenAPI document is written
// from it, so that the three cannot part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/schema.hpp"

namespace delta::api {

enum class access : std::uint8_t {
    everybody,
    signed_in, // the cookies of an account
    github     // a signed webhook delivery
};

enum class place : std::uint8_t { path, query, header };

struct parameter {
    place in;
    std::string name;
    schema is;
    bool required = false;
};

struct answer {
    int status;
    std::string description;
    std::optional<schema> body = {}; // of an answer that is not a problem
    std::string media_type = "application/json";
};

struct operation {
    std::string id; // "list_repositories"
    std::string method;
    std::string path; // "/api/repos/{id}/settings"
    std::string group;
    std::string summary;
    std::string description = {};
    access who = access::signed_in;
    std::vector<parameter> parameters = {};
    std::optional<schema> body = {};
    answer success;
    std::vector<answer> refusals = {}; // of its own; `refusals_of` adds what follows from the rest
};

// In the order of the document.
const std::vector<operation>& operations();
// A name that is not there is a logic_error.
const operation& get_operation(std::string_view id);

bool changes_state(const operation& of);
// Every answer that is an error, by status.
std::vector<answer> refusals_of(const operation& of);

// The groups of `operations`.
std::vector<operation> service_operations();
std::vector<operation> account_operations();
std::vector<operation> repository_operations();
std::vector<operation> analysis_operations();
std::vector<operation> dashboard_operations();
std::vector<operation> notification_operations();

} // namespace delta::api
