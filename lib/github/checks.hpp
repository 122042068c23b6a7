// SPDX-License-Identifier: Apache-2.0
// Check runs: how a pull request learns what Delta found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "github/target.hpp"

namespace delta::github {

struct annotation {
    std::string path;
    std::uint32_t start_line = 1;
    std::uint32_t end_line = 1;
    std::string level = "warning"; // notice, warning, failure
    std::string title;
    std::string message;
};

struct check_output {
    std::string title;
    std::string summary; // Markdown
    std::string text = {};
    std::vector<annotation> annotations = {};
};

struct check_action {
    std::string label;       // at most 20 characters
    std::string description; // at most 40
    std::string identifier;  // at most 20
};

struct check_run {
    std::string name;
    std::string head_sha;
    std::string external_id = {};
    std::string details_url = {};
    std::string status = "queued"; // queued, in_progress, completed
    std::string conclusion = {};   // when completed: success, neutral, failure, action_required, skipped, cancelled
    std::optional<check_output> output = {};
    std::vector<check_action> actions = {}; // at most three
};

struct known_check_run {
    std::int64_t id = 0;
    std::string external_id;
    std::string status;
    std::size_t annotations = 0; // how many it has
};

// Those of this name on a commit, newest first.
async::task<result<std::vector<known_check_run>>> list_check_runs(const target& at, std::string sha, std::string name);
// Its id. Without annotations: those are added by an update.
async::task<result<std::int64_t>> create_check_run(const target& at, check_run what);
// Name and commit stay. GitHub adds annotations to those that are there: the first `kept` of `what` are, and are not
// sent again. They go fifty at a time; what else `what` says, as that it is completed, comes with the last of them.
async::task<result<void>> update_check_run(const target& at, std::int64_t id, check_run what, std::size_t kept = 0);

} // namespace delta::github
