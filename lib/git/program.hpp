// SPDX-License-Identifier: Apache-2.0
// Runs the `git` program, for the network only. It sees nothing of the machine's configuration, runs nothing of a
// repository's, asks nobody, and does not outlive its deadline.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delta::git {

struct program_input {
    std::vector<std::string> arguments; // after "git"
    // Settings for this run ("http.sslCAInfo", "ca.pem"). They travel in the environment, where other users of the
    // machine do not see them as they see arguments.
    std::vector<std::pair<std::string, std::string>> settings = {};
    std::vector<std::string> environment = {}; // further "NAME=value"
    std::string_view input = {};               // what it reads
    std::chrono::milliseconds limit = std::chrono::minutes(10);
};

struct program_output {
    int status = 0;  // 128 + the signal's number when one ended it
    std::string out; // both cut after a megabyte
    std::string err;
};

// Throws timeout_failure after the limit, git_failure when it cannot be started or `stop` was asked for; in every case
// no process of its group is left. Blocking.
program_output run_git_blocking(const program_input& what, const std::stop_token& stop);

} // namespace delta::git
