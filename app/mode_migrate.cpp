// SPDX-License-Identifier: Apache-2.0
#include "mode_migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <charconv>
#include <exception>
#include <optional>

#include "base/rfc3339.hpp"
#include "console.hpp"
#include "new_migration.hpp"
#include "pg/migrate.hpp"
#include "run_mode.hpp"
#include "service_start.hpp"
#include "store/migrations.hpp"

namespace delta::app {
namespace {

constexpr std::string_view command_name = "delta migrate";

constexpr std::string_view help_text = R"(Usage: delta migrate up [N] | down [N] | status | new NAME

Brings the database to the schema of this version of delta. Each migration runs in a transaction of its own: one that
fails leaves the database as it was. Any number of processes may migrate at once.

  up [N]     apply what is pending, at most N
  down [N]   undo the last N (1): what the tables of an undone migration held is gone
  status     what is applied and what is pending
  new NAME   begin a migration: two files in the folder sql

)";

struct request {
    common_options common = {};
    std::string command = {};
    std::optional<int> count = {};
    std::string name = {};
};

std::optional<int> read_count(std::string_view text) {
    int count = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (ec != std::errc{} || end != text.data() + text.size() || count < 1) return std::nullopt;
    return count;
}

// The words after the command; what is wrong with them, or "".
std::string take_operand(request& into, const std::string& word) {
    const bool counts = into.command == "up" || into.command == "down";
    if (counts && !into.count) {
        into.count = read_count(word);
        return into.count ? "" : fmt::format("\"{}\" is no number of migrations", word);
    }
    if (into.command == "new" && into.name.empty()) {
        into.name = word;
        return "";
    }
    return fmt::format("unknown argument \"{}\"", word);
}

std::string parse(const std::vector<std::string>& arguments, request& into) {
    constexpr std::array<std::string_view, 4> commands{"up", "down", "status", "new"};
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (take_common_option(arguments, at, into.common)) continue;
        const std::string& word = arguments[at];
        if (!into.command.empty()) {
            if (std::string problem = take_operand(into, word); !problem.empty()) return problem;
        } else if (std::ranges::find(commands, word) != commands.end()) {
            into.command = word;
        } else {
            return fmt::format("unknown argument \"{}\"", word);
        }
    }
    if (into.common.env_file.empty()) return "--env-file needs a file";
    if (into.common.help || into.common.print_config) return "";
    if (into.command.empty()) return "say what to do: up, down, status or new";
    if (into.command == "new" && into.name.empty()) return "a new migration needs a name";
    return "";
}

std::string make_table(const std::vector<pg::migration_status>& all) {
    std::size_t width = std::string_view("name").size();
    for (const pg::migration_status& each : all) width = std::max(width, each.name.size());
    std::string table = fmt::format("number  {:{}}  state    applied\n", "name", width);
    for (const pg::migration_status& each : all) {
        std::string line = fmt::format("{:04}    {:{}}  {:7}  {}", each.number, each.name, width, to_string(each.state),
                                       each.applied_at ? to_rfc3339(*each.applied_at) : "");
        line.erase(line.find_last_not_of(' ') + 1);
        table += line + '\n';
    }
    return table;
}

std::string tell_done(std::string_view verb, const std::vector<std::string>& names) {
    if (names.empty()) return "nothing to do\n";
    std::string text;
    for (const std::string& name : names) text += fmt::format("{} {}\n", verb, name);
    return text;
}

async::task<> migrate(async::executor where, std::string url, request what) {
    pg::pool db(where, {.url = std::move(url), .application_name = "delta migrate", .exclusive = 1});
    const auto known = store::migrations();
    if (what.command == "up") {
        write_output(tell_done("applied", co_await pg::migrate_up(db, known, what.count)));
    } else if (what.command == "down") {
        write_output(tell_done("undone", co_await pg::migrate_down(db, known, what.count.value_or(1))));
    } else {
        write_output(make_table(co_await pg::get_migration_status(db, known)));
    }
}

void run_to_end(const std::string& url, const request& what) {
    boost::asio::io_context loop(1);
    std::exception_ptr thrown;
    boost::asio::co_spawn(loop, migrate(loop.get_executor(), url, what),
                          [&](std::exception_ptr e) { thrown = std::move(e); });
    loop.run();
    if (thrown) std::rethrow_exception(thrown);
}

} // namespace

int run_migrate(const std::vector<std::string>& arguments) {
    request what;
    if (const std::string problem = parse(arguments, what); !problem.empty()) return refuse(command_name, problem);
    if (what.common.help) {
        write_output(fmt::format("{}{}", help_text, common_options_help));
        return 0;
    }
    if (what.command == "new" && !what.common.print_config) {
        const auto made = make_migration("sql", what.name);
        if (!made) return refuse(command_name, made.error().message);
        for (const std::string& file : *made) write_output(file + '\n');
        return 0;
    }
    int exit_code = 0;
    const std::optional<settings> configured =
        start_service(command_name, service_mode::migrate, what.common, exit_code);
    if (!configured) return exit_code;
    run_to_end(configured->postgres_connection_url.reveal(), what);
    return 0;
}

} // namespace delta::app
