// SPDX-License-Identifier: Apache-2.0
// What the modes of the service have in common before they begin: options, settings, the log.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config.hpp"

namespace delta::app {

inline constexpr std::string_view common_options_help =
    R"(  --env-file FILE  read this in place of .env; the environment wins over it
  --print-config   print every setting with where it comes from, secrets as ***, and end
  --help           this text
)";

struct common_options {
    std::string env_file = ".env";
    bool env_file_named = false; // then it must be there
    bool print_config = false;
    bool help = false;
};

// Takes one of the common options at `arguments[at]`, with its value, and moves `at` to the last argument it used.
// False when it is none. An option without its value is "" in env_file.
bool take_common_option(const std::vector<std::string>& arguments, std::size_t& at, common_options& into);

// The settings, with the log configured by them. Nothing when the mode ends here with `exit_code`: the configuration
// was printed, or it is wrong and each problem has been told in a line, in the name of `command`.
std::optional<settings> start_service(std::string_view command, service_mode mode, const common_options& options,
                                      int& exit_code);

} // namespace delta::app
