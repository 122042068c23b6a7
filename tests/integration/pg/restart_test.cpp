// SPDX-License-Identifier: Apache-2.0
// A server of our own that goes and comes back, while statements want to run.
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "pg/pool.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"
#include "support/tmp_repo.hpp"

namespace delta::pg {
namespace {

using async::executor;
using async::task;
using namespace std::chrono_literals;

class private_services {
  public:
    private_services() {
        const std::string printed = run({"start"});
        folder_ = value_of(printed, "DELTA_TEST_SERVICES=");
        url_ = value_of(printed, "DELTA_TEST_PG=\"");
    }
    ~private_services() { run({"stop", folder_}); }
    private_services(const private_services&) = delete;
    private_services& operator=(const private_services&) = delete;

    const std::string& url() const { return url_; }
    void stop_pg() const { run({"stop-pg", folder_}); }
    void start_pg() const { run({"start-pg", folder_}); }

  private:
    static std::string run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), DELTA_SOURCE_DIR "/tests/support/services");
        const std::string path =
            std::string("PATH=") + std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): one thread
        const program_result done = run_program(arguments, "/", {path});
        if (done.status != 0) throw std::runtime_error(done.err);
        return done.out;
    }
    static std::string value_of(const std::string& text, const std::string& name) {
        const std::size_t begin = text.find(name) + name.size();
        return text.substr(begin, text.find_first_of("\"\n", begin) - begin);
    }

    std::string folder_;
    std::string url_;
};

TEST_CASE("a restart of the server heals by itself") {
    const private_services services;
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = services.url()});
        co_await db.query("select 1");
        transaction cut = co_await db.begin();
        co_await cut.query("select 1");

        services.stop_pg();
        co_await async::sleep_for(50ms);
        CHECK_THROWS_AS(co_await cut.query("select 1"), failure);
        CHECK(db.statistics().in_use == 1);
        // Asked while the server is away, answered when it is back.
        async::task_group group(where);
        int answered = 0;
        const auto ask = [](pool& through, int& count) -> task<> {
            co_await through.query("select 1");
            transaction tx = co_await through.begin();
            co_await tx.query("select 1");
            co_await tx.commit();
            ++count;
        };
        for (int i = 0; i < 20; ++i) group.spawn(ask(db, answered));
        co_await async::sleep_for(200ms);
        CHECK(answered == 0);
        services.start_pg();
        co_await group.join();

        CHECK(answered == 20);
    });
}

TEST_CASE("while the server stays away, statements fail at once after the first seconds") {
    const private_services services;
    test::run([&](executor where) -> task<> {
        pool db(where, {.url = services.url()});
        co_await db.query("select 1");
        services.stop_pg();
        co_await async::sleep_for(50ms);

        CHECK_THROWS_AS(co_await db.query("select 1"), failure);
        const auto begin = async::steady::now();
        CHECK_THROWS_AS(co_await db.query("select 1"), failure);
        CHECK_THROWS_AS(co_await db.begin(), failure);

        CHECK(async::steady::now() - begin < 2500ms);
    });
}

} // namespace
} // namespace delta::pg
