// SPDX-License-Identifier: Apache-2.0
#include "mode_api.hpp"

#include <fmt/format.h>

#include <string_view>

#include "api/openapi.hpp"
#include "api_health.hpp"
#include "api_process.hpp"
#include "console.hpp"
#include "json/write.hpp"
#include "run_mode.hpp"
#include "service_start.hpp"
#include "version.hpp"

namespace delta::app {
namespace {

constexpr std::string_view command_name = "delta api";

constexpr std::string_view help_text = R"(Usage: delta api [OPTION]...

Serves the HTTP API until it is told to stop.

  --openapi        print the OpenAPI document and end; needs no configuration
  --health         ask the server that runs with this configuration whether it is ready; 0 when it is, else 1
)";

enum class task_kind : std::uint8_t { serve, openapi, health };

} // namespace

int run_api(const std::vector<std::string>& arguments) {
    common_options common;
    task_kind wanted = task_kind::serve;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (take_common_option(arguments, at, common)) continue;
        if (arguments[at] == "--openapi")
            wanted = task_kind::openapi;
        else if (arguments[at] == "--health")
            wanted = task_kind::health;
        else
            return refuse(command_name, fmt::format("unknown argument \"{}\"", arguments[at]));
    }
    if (common.env_file.empty()) return refuse(command_name, "--env-file needs a file");
    if (common.help) {
        write_output(fmt::format("{}{}", help_text, common_options_help));
        return 0;
    }
    if (wanted == task_kind::openapi) {
        write_output(json::write_pretty(api::make_openapi(version())));
        return 0;
    }
    int exit_code = 0;
    const std::optional<settings> configured = start_service(command_name, service_mode::api, common, exit_code);
    if (!configured) return exit_code;
    if (wanted == task_kind::health) return ask_health(*configured);
    serve_api(*configured);
    return 0;
}

} // namespace delta::app
