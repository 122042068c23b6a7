// SPDX-License-Identifier: Apache-2.0
#include "run_mode.hpp"

#include <fmt/format.h>

#include <array>
#include <csignal>
#include <exception>
#include <string_view>

#include "base/error.hpp"
#include "check/suggestion.hpp"
#include "console.hpp"

namespace delta::app {

int refuse(std::string_view command, const std::string& message) {
    tell_error(command, fmt::format("{}; see {} --help", message, command));
    return wrong_usage;
}

int refuse_mode(const std::string& mode) {
    constexpr std::array<std::string_view, 5> modes{"check", "api", "worker", "migrate", "doctor"};
    constexpr std::array<std::string_view, 2> options{"--help", "--version"};
    if (mode.starts_with('-'))
        return refuse("delta", fmt::format("there is no option {}{}", mode, check::did_you_mean(mode, options)));
    return refuse("delta", fmt::format("there is no mode \"{}\"{}", mode, check::did_you_mean(mode, modes)));
}

int guard(const std::function<int()>& mode) {
    // A reader that leaves shows as a failed write, which is told by the exit code.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return mode();
    } catch (const output_failure& e) {
        if (!e.reader_left()) tell_error("delta", e.what());
    } catch (const config_failure& e) {
        tell_error("delta", e.what());
        return wrong_usage;
    } catch (const failure& e) {
        tell_error("delta", e.what());
    } catch (const std::exception& e) {
        tell_error("delta", fmt::format("internal error: {}", e.what()));
    }
    return failed;
}

} // namespace delta::app
