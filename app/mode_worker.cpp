// SPDX-License-Identifier: Apache-2.0
#include "mode_worker.hpp"

#include <fmt/format.h>

#include "console.hpp"
#include "service_start.hpp"

namespace delta::app {
namespace {

constexpr int wrong_usage = 2;

constexpr std::string_view help_text = R"(Usage: delta worker [OPTION]...

Takes jobs from the queue and does them, NUM_WORKERS at a time, until it is told to stop.

)";

int refuse(const std::string& message) {
    tell_error("delta worker", message + "; see delta worker --help");
    return wrong_usage;
}

} // namespace

int run_worker(const std::vector<std::string>& arguments) {
    common_options common;
    for (std::size_t at = 0; at < arguments.size(); ++at)
        if (!take_common_option(arguments, at, common))
            return refuse(fmt::format("unknown argument \"{}\"", arguments[at]));
    if (common.env_file.empty()) return refuse("--env-file needs a file");
    if (common.help) {
        write_output(fmt::format("{}{}", help_text, common_options_help));
        return 0;
    }
    int exit_code = 0;
    const std::optional<settings> configured = start_service(service_mode::worker, common, exit_code);
    if (!configured) return exit_code;
    return refuse("this version has no jobs yet");
}

} // namespace delta::app
