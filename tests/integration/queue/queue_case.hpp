// SPDX-License-Identifier: Apache-2.0
// What each test of the queue starts from: a fresh schema, a Redis space, and workers that hurry.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "async/event.hpp"
#include "async/task_group.hpp"
#include "queue/worker.hpp"
#include "support/catch.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/services.hpp"

namespace delta::queue::testing {

using namespace std::chrono_literals;

struct queue_case {
    explicit queue_case(const async::executor& on)
        : where(on),
          db(on, {.url = schema.url(), .application_name = "delta test", .exclusive = 16}),
          wakeups(on, {.url = test::redis_url()}),
          group(on) {}

    async::executor where;
    test::pg_schema schema;
    pg::pool db;
    redis::client wakeups;
    async::task_group group;

    static worker_options options(std::string name = "one") {
        return {.name = std::move(name), .poll = 10ms, .drain = 5s, .pauses = {.first = 1ms, .longest = 5ms}};
    }
    std::unique_ptr<worker> make_worker(worker_options how = options()) {
        return std::make_unique<worker>(where, db, wakeups, std::move(how));
    }
    // One value of the database, as text.
    std::string ask(const std::string& sql) const { return test::psql(schema.url(), sql); }
    std::string state_of(std::int64_t id) const {
        return ask("select state from jobs where id = " + std::to_string(id));
    }
    async::task<> settle() {
        co_await group.join();
        co_await db.close();
    }
};

inline new_job plain(std::string kind = "test") {
    return {.kind = std::move(kind), .arguments = boost::json::object()};
}

// Sets `then` when it has run `count` times.
class counting_handler {
  public:
    counting_handler(const async::executor& on, int count) : all(on), left_(count) {}
    async::event all;

    void operator()() {
        if (--left_ == 0) all.set();
    }

  private:
    int left_;
};

} // namespace delta::queue::testing
