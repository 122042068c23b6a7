// SPDX-License-Identifier: Apache-2.0
#include "store/notifications.hpp"

#include "store/dashboard.hpp"
#include "store/deliveries.hpp"
#include "support/catch.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/store_data.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;

TEST_CASE("notifications are their owner's alone, newest first") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        const notification first = co_await insert_notification(db, ada.user_id, "first");
        const notification second = co_await insert_notification(db, ada.user_id, "second");

        const std::vector<notification> listed = co_await list_notifications(db, ada.user_id);
        REQUIRE(listed.size() == 2);
        CHECK(listed[0].content == "second");
        CHECK_FALSE(listed[0].is_read);
        CHECK((co_await list_notifications(db, ada.user_id, 1)).size() == 1);
        CHECK((co_await list_notifications(db, bob.user_id)).empty());
        CHECK((co_await mark_notification_read(db, bob.user_id, first.id)).error().code == errc::not_found);
        CHECK((co_await mark_notification_read(db, ada.user_id, "x")).error().code == errc::not_found);
        CHECK((co_await mark_notification_read(db, ada.user_id, first.id))->is_read);
        CHECK(co_await mark_all_notifications_read(db, ada.user_id) == 1);
        CHECK(co_await mark_all_notifications_read(db, ada.user_id) == 0);
        CHECK_FALSE(co_await delete_notification(db, bob.user_id, second.id));
        CHECK(co_await delete_notification(db, ada.user_id, second.id));
        CHECK(co_await delete_all_notifications(db, bob.user_id) == 0);
        CHECK(co_await delete_all_notifications(db, ada.user_id) == 1);
    });
}

TEST_CASE("a delivery is kept once, byte for byte, until it is processed") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const std::string payload = R"({ "title": "a \u0000 in a title",  "n": 1e2 })";
        const new_delivery what{.delivery_id = "d-1", .event = "pull_request", .action = "opened", .payload = payload};
        const auto soon =
            std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) + std::chrono::hours(1);

        CHECK(co_await insert_delivery(db, what));
        CHECK_FALSE(co_await insert_delivery(db, what));
        CHECK(co_await list_waiting_deliveries(db, soon, 10) == std::vector<std::string>{"d-1"});
        co_await note_delivery_error(db, "d-1", "GitHub was away");
        const std::optional<delivery> failed = co_await find_delivery(db, "d-1");
        REQUIRE(failed);
        CHECK(failed->payload == payload);
        CHECK(failed->action == "opened");
        CHECK(failed->attempts == 1);
        CHECK(failed->error == "GitHub was away");
        CHECK(co_await delete_old_deliveries(db, soon) == 0);
        CHECK(co_await mark_delivery_processed(db, "d-1"));
        CHECK_FALSE(co_await mark_delivery_processed(db, "d-1"));
        CHECK((co_await list_waiting_deliveries(db, soon, 10)).empty());
        CHECK((co_await find_delivery(db, "d-1"))->processed_at.has_value());
        CHECK(co_await delete_old_deliveries(db, soon) == 1);
        CHECK_FALSE(co_await find_delivery(db, "d-1"));
    });
}

TEST_CASE("figures count what belongs to the user alone") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        co_await test::make_event(db, bob, 1);
        for (const int number : {1, 2, 3}) {
            const fence of = test::fence_of(co_await test::make_event(db, ada, number));
            co_await set_phase(db, of, phase::scouting);
            co_await set_phase(db, of, phase::analyzing);
            if (number == 1) continue;
            co_await save_verdict(db, of, {.result = drift_result::drift_detected, .score = 0.9, .summary = ""}, {});
            co_await set_phase(db, of, phase::completed);
            co_await set_docs_pr_raised(db, of, 100 + number);
        }
        co_await set_docs_pr_merged(db, ada.repo_id, 103);

        const dashboard_stats stats = co_await get_dashboard_stats(db, ada.user_id);
        const std::vector<trend_day> trends = co_await list_trends(db, ada.user_id, 7);

        CHECK(stats.installations_count == 1);
        CHECK(stats.repos_linked_count == 1);
        CHECK(stats.drift_events_count == 3);
        CHECK(stats.pr_waiting_count == 1);
        REQUIRE(trends.size() == 7);
        CHECK(trends[0].analyses == 0);
        CHECK_FALSE(trends[0].median_seconds_to_verdict);
        CHECK(trends[6].analyses == 3);
        CHECK(trends[6].drift_found == 2);
        CHECK(trends[6].docs_prs_raised == 2);
        CHECK(trends[6].docs_prs_merged == 1);
        CHECK(trends[6].median_seconds_to_verdict.has_value());
        CHECK(trends[0].day < trends[6].day);
    });
}

} // namespace
} // namespace delta::store
