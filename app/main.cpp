// SPDX-License-Identifier: Apache-2.0
// The arguments choose a mode; what no mode could handle ends here, each with its exit code.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "check/suggestion.hpp"
#include "console.hpp"
#include "mode_api.hpp"
#include "mode_check.hpp"
#include "mode_doctor.hpp"
#include "mode_migrate.hpp"
#include "mode_worker.hpp"
#include "version.hpp"

namespace delta::app {
namespace {

constexpr int wrong_usage = 2;
constexpr int failed = 3;

constexpr std::string_view help_text = R"(Usage: delta MODE [ARGUMENT]...

Delta keeps documentation true.

Modes:
  check      what a change in a git repository made wrong in its documentation
             (delta check --help)
  migrate    the service's database: its schema, applied and undone (delta migrate --help)
  doctor     what the service needs: how it is, and how to mend it (delta doctor --help)
  api        the service's HTTP server (delta api --help)
  worker     the service's consumer of jobs (delta worker --help)

  --version  the version, the commit it was built from, and the libraries
  --help     this text

Exit codes: 0 fine, 1 drift found (check), 2 wrong usage or configuration, 3 failed.
)";

int refuse(const std::string& message) {
    tell_error("delta", message + "; see delta --help");
    return wrong_usage;
}

int run_mode(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return refuse("say what to do, as in delta check");
    const std::string& mode = arguments.front();
    if (mode == "check") return run_check({arguments.begin() + 1, arguments.end()});
    if (mode == "api") return run_api({arguments.begin() + 1, arguments.end()});
    if (mode == "worker") return run_worker({arguments.begin() + 1, arguments.end()});
    if (mode == "doctor") return run_doctor({arguments.begin() + 1, arguments.end()});
    if (mode == "migrate") return run_migrate({arguments.begin() + 1, arguments.end()});
    if (mode == "--help" || mode == "-h" || mode == "help") {
        write_output(help_text);
        return 0;
    }
    if (mode == "--version" || mode == "version") {
        write_output(version_text());
        return 0;
    }
    constexpr std::array<std::string_view, 5> modes{"check", "api", "worker", "migrate", "doctor"};
    return refuse(fmt::format("there is no mode \"{}\"{}", mode, check::did_you_mean(mode, modes)));
}

int run(const std::vector<std::string>& arguments) {
    try {
        return run_mode(arguments);
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

} // namespace
} // namespace delta::app

int main(int argc, char** argv) {
    // A reader that leaves shows as a failed write, which is told by the exit code.
    std::signal(SIGPIPE, SIG_IGN);
    return delta::app::run({argv + std::min(argc, 1), argv + argc});
}
