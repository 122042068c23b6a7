// SPDX-License-Identifier: Apache-2.0
// Where settings come from: the process's environment, and a file `.env` for what the environment does not say.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace delta::app {

struct sourced_value {
    std::string text;
    std::string source; // "environment" or the file's name
};

// Variables that are empty count as not set: compose passes them so.
struct environment {
    std::map<std::string, sourced_value, std::less<>> values;
    std::vector<std::string> problems; // lines of the file that are none of NAME=VALUE
};

// A file that is not there is none unless it `must_exist`; throws config_failure when it cannot be read. The
// environment wins. Last comes the file that GITHUB_APP_FILE names.
environment read_environment(const std::string& file, bool must_exist = false);

// The lines of `text` alone. NAME=VALUE with `export`, comments, and values in single or double quotes, of which the
// latter know \n, \" and \\; nothing is expanded.
environment parse_environment_file(std::string_view text, const std::string& name);

} // namespace delta::app
