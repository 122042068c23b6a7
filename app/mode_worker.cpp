// SPDX-License-Identifier: Apache-2.0
#include "mode_worker.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>

#include "base/log.hpp"
#include "console.hpp"
#include "github_jobs.hpp"
#include "lifecycle.hpp"
#include "queue/worker.hpp"
#include "run_mode.hpp"
#include "service_start.hpp"
#include "start_checks.hpp"

namespace delta::app {
namespace {

constexpr std::string_view command_name = "delta worker";

constexpr std::string_view help_text = R"(Usage: delta worker [OPTION]...

Takes jobs from the queue and does them, NUM_WORKERS at a time, until it is told to stop: at SIGTERM it takes no more,
gives those that run 20 s to finish and hands back the rest. A second signal ends it at once; SIGHUP is ignored.

  --once           do what can be done now, and end
)";

std::string make_name() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("{}:{}", host.data(), ::getpid());
}

async::task<> work(async::executor where, const settings& by, bool once) {
    const auto slots = static_cast<std::size_t>(by.num_workers);
    pg::pool db(
        where,
        {.url = by.postgres_connection_url.reveal(), .application_name = "delta worker", .exclusive = slots + 1});
    redis::client wakeups(where, {.url = by.redis_url.reveal()});
    co_await check_postgres(db);
    co_await check_redis(wakeups);
    check_repos_folder(by.repos_base_path);

    queue::worker worker(where, db, wakeups, {.name = make_name(), .slots = slots, .drain = drain_limit});
    const std::unique_ptr<github_jobs> jobs = make_github_jobs(where, db, wakeups, by, worker);
    lifecycle life(where, exit_limit, [&worker] { worker.stop(); });
    log::info("worker_started", {{"slots", slots}, {"once", once}});
    if (once)
        co_await worker.run_once();
    else
        co_await worker.run();
    life.end();
    co_await db.close();
    log::info("worker_stopped");
}

void run_to_end(const settings& by, bool once) {
    boost::asio::io_context loop(1);
    std::exception_ptr thrown;
    boost::asio::co_spawn(loop, work(loop.get_executor(), by, once),
                          [&](std::exception_ptr e) { thrown = std::move(e); });
    loop.run();
    if (thrown) std::rethrow_exception(thrown);
}

} // namespace

int run_worker(const std::vector<std::string>& arguments) {
    common_options common;
    bool once = false;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (arguments[at] == "--once")
            once = true;
        else if (!take_common_option(arguments, at, common))
            return refuse(command_name, fmt::format("unknown argument \"{}\"", arguments[at]));
    }
    if (common.env_file.empty()) return refuse(command_name, "--env-file needs a file");
    if (common.help) {
        write_output(fmt::format("{}{}", help_text, common_options_help));
        return 0;
    }
    int exit_code = 0;
    const std::optional<settings> configured = start_service(command_name, service_mode::worker, common, exit_code);
    if (!configured) return exit_code;
    run_to_end(*configured, once);
    return 0;
}

} // namespace delta::app
