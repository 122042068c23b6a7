// SPDX-License-Identifier: Apache-2.0
// Deliveries whose job is gone.
#include "queue/intake.hpp"

#include "integration/queue/queue_case.hpp"

namespace delta::queue::testing {
namespace {

using async::executor;
using async::task;

TEST_CASE("a delivery whose job is dead gets another, five times and each time later") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        const auto age = [&](const std::string& by) {
            q.ask("update webhook_deliveries set received_at = now() - interval '" + by + "'");
        };
        const auto die = [&] { q.ask("update jobs set state = 'dead', finished_at = now() where state = 'waiting'"); };
        new_arrival arrival{.delivery_id = "d", .event = "push", .action = {}, .payload = "{}"};
        CHECK(*co_await take_delivery(q.db, std::move(arrival)));

        age("11 minutes");
        CHECK(co_await take_up_lost_deliveries(q.db) == 0); // its job waits
        die();
        CHECK(co_await take_up_lost_deliveries(q.db) == 1);
        CHECK(q.ask("select arguments ->> 'delivery' from jobs where state = 'waiting'") == "d");
        CHECK(co_await take_up_lost_deliveries(q.db) == 0);
        die();
        CHECK(co_await take_up_lost_deliveries(q.db) == 0); // too early for the second
        for (const char* const later : {"41 minutes", "161 minutes", "641 minutes", "2561 minutes"}) {
            age(later);
            CHECK(co_await take_up_lost_deliveries(q.db) == 1);
            die();
        }
        age("20 days");
        CHECK(co_await take_up_lost_deliveries(q.db) == 0);
        co_await q.settle();
    });
}

TEST_CASE("a delivery that was worked on, or came just now, is left") {
    test::run([](executor where) -> task<> {
        queue_case q(where);
        for (const char* const id : {"new", "done"}) {
            new_arrival arrival{.delivery_id = id, .event = "push", .action = {}, .payload = "{}"};
            CHECK(*co_await take_delivery(q.db, std::move(arrival)));
        }
        q.ask(
            "update webhook_deliveries set received_at = now() - interval '1 day', processed_at = now() "
            "where delivery_id = 'done'");
        q.ask("delete from jobs");

        CHECK(co_await take_up_lost_deliveries(q.db) == 0);
        co_await q.settle();
    });
}

} // namespace
} // namespace delta::queue::testing
