// SPDX-License-Identifier: Apache-2.0
#include "mode_doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>

#include "console.hpp"
#include "diagnosis.hpp"
#include "run_mode.hpp"
#include "service_start.hpp"

namespace delta::app {
namespace {

constexpr std::string_view command_name = "delta doctor";

constexpr std::string_view help_text = R"(Usage: delta doctor [OPTION]...

Looks at everything the service needs, and says of each part how it is and how to mend it: the configuration,
PostgreSQL and its schema, Redis, the GitHub App and its webhook, the language model, git, the disk and the
dashboard's files. Changes nothing. A model is asked one small question, which costs less than a cent.

)";

constexpr std::string_view exit_text =
    "\nEnds with 0 when nothing is bad, 2 when a setting is, and 3 when anything else is.\n";

std::string_view to_string(health h) {
    switch (h) {
        case health::good:
            return "good";
        case health::doubtful:
            return "doubtful";
        case health::bad:
            return "BAD";
    }
    return "";
}

std::string render(const std::vector<diagnosis>& all) {
    std::string out;
    for (const diagnosis& d : all) {
        out += fmt::format("{:<9} {:<14} {}\n", to_string(d.state), d.part, d.says);
        if (!d.mend.empty()) out += fmt::format("{:<24} -> {}\n", "", d.mend);
    }
    return out;
}

async::task<std::vector<diagnosis>> diagnose_servers(const settings& with) {
    std::vector<diagnosis> all;
    for (const auto diagnose : {diagnose_postgres, diagnose_redis, diagnose_github, diagnose_model})
        std::ranges::move(co_await diagnose(with), std::back_inserter(all));
    co_return all;
}

std::vector<diagnosis> ask_servers_blocking(const settings& with) {
    boost::asio::io_context loop(1);
    std::vector<diagnosis> found;
    std::exception_ptr thrown;
    boost::asio::co_spawn(loop, diagnose_servers(with), [&](std::exception_ptr e, std::vector<diagnosis> all) {
        thrown = std::move(e);
        found = std::move(all);
    });
    loop.run();
    if (thrown) std::rethrow_exception(thrown);
    return found;
}

} // namespace

int run_doctor(const std::vector<std::string>& arguments) {
    common_options common;
    for (std::size_t at = 0; at < arguments.size(); ++at)
        if (!take_common_option(arguments, at, common))
            return refuse(command_name, fmt::format("unknown argument \"{}\"", arguments[at]));
    if (common.env_file.empty()) return refuse(command_name, "--env-file needs a file");
    if (common.help) {
        write_output(fmt::format("{}{}{}", help_text, common_options_help, exit_text));
        return 0;
    }
    int exit_code = 0;
    const std::optional<settings> configured = start_service(command_name, service_mode::api, common, exit_code);
    if (!configured) return exit_code;

    std::vector<diagnosis> all{{health::good, "configuration", "every setting can be used", ""}};
    std::ranges::move(ask_servers_blocking(*configured), std::back_inserter(all));
    std::ranges::move(diagnose_machine_blocking(*configured), std::back_inserter(all));
    write_output(render(all));
    const bool any_bad = std::ranges::any_of(all, [](const diagnosis& d) { return d.state == health::bad; });
    return any_bad ? failed : 0;
}

} // namespace delta::app
