// SPDX-License-Identifier: Apache-2.0
#include "service_start.hpp"

#include <fmt/format.h>

#include "console.hpp"
#include "run_mode.hpp"

namespace delta::app {

bool take_common_option(const std::vector<std::string>& arguments, std::size_t& at, common_options& into) {
    const std::string& word = arguments[at];
    if (word == "--help" || word == "-h") {
        into.help = true;
    } else if (word == "--print-config") {
        into.print_config = true;
    } else if (word == "--env-file") {
        into.env_file = at + 1 < arguments.size() ? arguments[++at] : "";
        into.env_file_named = true;
    } else if (word.starts_with("--env-file=")) {
        into.env_file = word.substr(std::string_view("--env-file=").size());
        into.env_file_named = true;
    } else {
        return false;
    }
    return true;
}

std::optional<settings> start_service(std::string_view command, service_mode mode, const common_options& options,
                                      int& exit_code) {
    const environment from = read_environment(options.env_file, options.env_file_named);
    loaded_settings loaded = load_settings(from, mode);
    if (options.print_config) write_output(print_settings(from));
    for (const std::string& problem : loaded.problems) tell_error(command, problem);
    exit_code = loaded.problems.empty() ? 0 : wrong_usage;
    if (options.print_config || !loaded.problems.empty()) return std::nullopt;
    log::configure(loaded.value.log_level, loaded.value.log_format);
    if (loaded.value.api.key_is_temporary) {
        log::warn("secret_key_is_temporary", {{"why",
                                               "SECRET_KEY is \"development\": a key was made for this process alone, "
                                               "and every session ends with it"},
                                              {"mend", "openssl rand -hex 32, before anybody else uses this server"}});
    }
    return std::move(loaded.value);
}

} // namespace delta::app
