// SPDX-License-Identifier: Apache-2.0
// Statements of the product through pg::pool, as many as go in a given time.
//
//     pg_bench prepare URL                            the schema, a user with 20 repositories and 399 others
//     pg_bench statement insert|list                  the statement, for pgbench
//     pg_bench run insert|list URL CONNECTIONS TASKS SECONDS    statements a second
//
// TASKS coroutines share CONNECTIONS pipelined connections on one thread.
#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <exception>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "async/task_group.hpp"
#include "base/hash.hpp"
#include "base/log.hpp"
#include "pg/migrate.hpp"
#include "pg/pool.hpp"
#include "store/deliveries.hpp"
#include "store/installations.hpp"
#include "store/linked_repositories.hpp"
#include "store/migrations.hpp"
#include "store/repositories.hpp"
#include "store/users.hpp"

namespace delta {
namespace {

using async::task;
using namespace std::chrono_literals;

constexpr std::size_t payload_size = 8192;

// The payload of a small pull request's webhook has this size; what is in it does not matter to the server.
std::string make_payload() {
    std::string payload = R"({"action":"opened","body":")";
    payload.append(payload_size - payload.size() - 2, 'x');
    return payload + "\"}";
}

task<std::string> make_user(pg::pool& db, int number) {
    const store::new_user who{
        .email = fmt::format("user{}@example.com", number), .password_hash = "hash", .full_name = {}};
    const std::string id = (co_await store::insert_user(db, who)).value().id;
    const store::new_installation installed{
        .installation_id = number, .account_name = fmt::format("account{}", number), .account_type = "User"};
    co_await store::save_installation(db, installed);
    co_await store::link_installation(db, number, id);
    std::vector<store::linked_repository> repositories;
    for (int i = 0; i < 20; ++i)
        repositories.push_back({fmt::format("account{}/repository-{}", number, i), number * 100 + i,
                                "https://avatars.example.com/u/" + std::to_string(number)});
    co_await store::add_repositories(db, number, repositories);
    co_return id;
}

task<> prepare(pg::pool& db) {
    co_await pg::migrate_up(db, store::migrations());
    for (int number = 1; number <= 400; ++number) co_await make_user(db, number);
    co_await db.query("analyze");
}

// Keeps the statement instead of running it.
class recorder final : public pg::querier {
  public:
    task<pg::rows> query(std::string_view sql, pg::params) override {
        statement_ = sql;
        co_return pg::rows{};
    }
    const std::string& statement() const { return statement_; }

  private:
    std::string statement_;
};

task<> run_one(pg::querier& db, std::string_view what, const std::string& text, const std::string& id) {
    if (what == "insert") {
        co_await store::insert_delivery(
            db, {.delivery_id = id, .event = "pull_request", .action = "opened", .payload = text});
    } else {
        const store::repository_list listed = co_await store::list_repositories(db, text);
        for (std::size_t i = 0; i < listed.size(); ++i) (void)listed[i];
    }
}

task<> print_statement(std::string_view what) {
    recorder db;
    co_await run_one(db, what, "00000000-0000-0000-0000-000000000000", "id");
    fmt::print("{}\n", db.statement());
}

struct load {
    std::string what;
    std::string text; // the payload, or the user's id
    async::steady::time_point end;
    std::uint64_t salt;
    std::uint64_t done = 0;
};

task<> repeat(pg::pool& db, load& on) {
    while (async::steady::now() < on.end) {
        const std::string id = to_hex(on.salt) + to_hex(++on.done);
        co_await run_one(db, on.what, on.text, id);
    }
}

task<> run_load(async::executor where, std::string what, std::string url, std::size_t connections, int tasks,
                int seconds) {
    pg::pool db(where, {.url = std::move(url), .pipelined = connections});
    const auto user = co_await store::find_user_by_email(db, "user1@example.com");
    const auto begin = async::steady::now();
    load on{.what = std::move(what),
            .text = {},
            .end = begin + std::chrono::seconds(seconds),
            .salt = std::random_device{}()};
    on.text = on.what == "insert" ? make_payload() : user.value().id;
    async::task_group group(where);
    for (int i = 0; i < tasks; ++i) group.spawn(repeat(db, on));
    co_await group.join();
    const std::chrono::duration<double> took = async::steady::now() - begin;
    fmt::print("{:.0f}\n", static_cast<double>(on.done) / took.count());
}

task<> prepare_at(async::executor where, std::string url) {
    pg::pool db(where, {.url = std::move(url)});
    co_await prepare(db);
}

int run(const std::vector<std::string>& arguments) {
    boost::asio::io_context loop(1);
    std::exception_ptr thrown;
    const auto start = [&](task<> work) {
        boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr e) { thrown = std::move(e); });
    };
    if (arguments.size() == 2 && arguments[0] == "prepare") {
        start(prepare_at(loop.get_executor(), arguments[1]));
    } else if (arguments.size() == 2 && arguments[0] == "statement") {
        start(print_statement(arguments[1]));
    } else if (arguments.size() == 6 && arguments[0] == "run") {
        start(run_load(loop.get_executor(), arguments[1], arguments[2], std::stoul(arguments[3]),
                       std::stoi(arguments[4]), std::stoi(arguments[5])));
    } else {
        return 2;
    }
    loop.run();
    if (thrown) std::rethrow_exception(thrown);
    return 0;
}

} // namespace
} // namespace delta

int main(int argc, char** argv) {
    try {
        return delta::run({argv + 1, argv + argc});
    } catch (const std::exception& e) {
        fmt::print(stderr, "pg_bench: {}\n", e.what());
        return 3;
    }
}
