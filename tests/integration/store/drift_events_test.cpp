// SPDX-License-Identifier: Apache-2.0
#include "store/drift_events.hpp"

#include <algorithm>
#include <boost/json/value.hpp>
#include <string>

#include "store/analyses.hpp"
#include "support/catch.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/store_data.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;
using test::fence_of;

TEST_CASE("pages of events hold each event once, newest first, whatever comes in between") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        for (int number = 1; number <= 7; ++number) co_await test::make_event(db, ada, number);
        // Events of one instant: the order must still be one.
        co_await db.query("update drift_events set created_at = now() - interval '1 min' where pr_number in (3, 4, 5)");
        co_await db.query("update drift_events set created_at = now() - interval '2 min' where pr_number < 3");

        std::string seen;
        std::optional<std::string> cursor;
        int pages = 0;
        do {
            const result<drift_event_page> page = co_await list_drift_events(db, ada.user_id, ada.repo_id, 2, cursor);
            REQUIRE(page);
            for (const drift_event& each : page->events) seen += std::to_string(each.pr_number);
            cursor = page->next_cursor;
            if (++pages == 1) co_await test::make_event(db, ada, 9);
        } while (cursor && pages < 10);

        CHECK(pages == 4);
        REQUIRE(seen.size() == 7);
        // Within one instant any order will do, as long as it is the same on every page.
        std::ranges::sort(seen.begin(), seen.begin() + 2);
        std::ranges::sort(seen.begin() + 2, seen.begin() + 5);
        std::ranges::sort(seen.begin() + 5, seen.end());
        CHECK(seen == "6734512");
    });
}

TEST_CASE("a list of events that is empty, not the user's, or asked for with a wrong cursor") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");

        const result<drift_event_page> empty = co_await list_drift_events(db, ada.user_id, ada.repo_id, 5);
        REQUIRE(empty);
        CHECK(empty->events.empty());
        CHECK_FALSE(empty->next_cursor);
        CHECK((co_await list_drift_events(db, bob.user_id, ada.repo_id, 5)).error().code == errc::not_found);
        CHECK((co_await list_drift_events(db, ada.user_id, "x", 5)).error().code == errc::not_found);
        for (const std::string_view wrong : {"", "1", "1.x", "-1.00000000-0000-0000-0000-000000000000",
                                             "99999999999999999999.00000000-0000-0000-0000-000000000000",
                                             "999999999999999999.00000000-0000-0000-0000-000000000000"})
            CHECK((co_await list_drift_events(db, ada.user_id, ada.repo_id, 5, wrong)).error().code == errc::invalid);
    });
}

TEST_CASE("the detail of an event has its findings with all their evidence, and the files looked at") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const drift_event event = co_await test::make_event(db, ada, 5);
        const fence of = fence_of(event);
        co_await set_phase(db, of, phase::scouting);
        const std::vector<code_change> changes{
            {.file_path = "src/b.py", .change_type = "modified", .is_code = true, .language = "python"},
            {.file_path = "src/a\xff.lock", .change_type = "added", .is_ignored = true}};
        CHECK(co_await replace_code_changes(db, of, changes));
        co_await set_phase(db, of, phase::analyzing);
        finding bare;
        bare.change_type = "added";
        bare.drift_type = "missing_docs";
        bare.drift_score = 0.5;
        bare.explanation = std::string("a NUL \0 inside", 14);
        const verdict what{.result = drift_result::missing_docs, .score = 0.93, .summary = "two findings"};
        CHECK(co_await save_verdict(db, of, what, {bare, test::make_finding()}));

        const result<drift_event_detail> detail = co_await find_drift_event(db, ada.user_id, ada.repo_id, event.id);

        REQUIRE(detail);
        CHECK(detail->event.result == drift_result::missing_docs);
        REQUIRE(detail->findings.size() == 2);
        const finding& full = detail->findings[0];
        const finding expected = test::make_finding();
        CHECK(full.finding_id == expected.finding_id);
        CHECK(full.rule == expected.rule);
        CHECK(full.drift_score == expected.drift_score);
        CHECK(full.confidence == expected.confidence);
        CHECK(full.is_advisory);
        CHECK(full.claim == expected.claim);
        CHECK(full.mention == expected.mention);
        CHECK(full.doc.path == "docs/a.md");
        CHECK(full.doc.start == 12);
        CHECK(full.doc.excerpt == expected.doc.excerpt);
        CHECK(full.code_before.path == "src/a.py");
        CHECK(full.code_before.excerpt == expected.code_before.excerpt);
        CHECK(full.code().path == "src/b.py");
        CHECK(full.code().end == 4);
        REQUIRE(full.fix);
        CHECK(full.fix->end == 101);
        CHECK(full.fix->replacement == "10");
        CHECK(full.evidence.at(0).at("name") == "siblings");
        CHECK(full.evidence.at(0).at("weight") == 0.5);
        CHECK(detail->findings[1].explanation == "a NUL \xef\xbf\xbd inside");
        CHECK_FALSE(detail->findings[1].fix);
        REQUIRE(detail->code_changes.size() == 2);
        CHECK(detail->code_changes[0].file_path == "src/a\xef\xbf\xbd.lock");
        CHECK(detail->code_changes[0].is_ignored);
        CHECK(detail->code_changes[1].language == "python");
    });
}

TEST_CASE("results that are written again take the place of the old ones") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const drift_event event = co_await test::make_event(db, ada, 5);

        co_await replace_findings(db, fence_of(event), {test::make_finding(0.1), test::make_finding(0.2)});
        co_await replace_findings(db, fence_of(event), {test::make_finding(0.3)});

        const std::vector<finding> listed = co_await list_findings(db, event.id);
        REQUIRE(listed.size() == 1);
        CHECK(listed[0].drift_score == 0.3);
    });
}

TEST_CASE("an event is its owner's alone to see and to run again") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        const drift_event event = co_await test::make_event(db, ada, 5);

        CHECK((co_await find_drift_event(db, bob.user_id, ada.repo_id, event.id)).error().code == errc::not_found);
        CHECK((co_await find_drift_event(db, bob.user_id, bob.repo_id, event.id)).error().code == errc::not_found);
        CHECK((co_await rerun_drift_event(db, bob.user_id, ada.repo_id, event.id)).error().code == errc::not_found);
        CHECK((co_await rerun_drift_event(db, ada.user_id, ada.repo_id, "x")).error().code == errc::not_found);
        const result<drift_event> again = co_await rerun_drift_event(db, ada.user_id, ada.repo_id, event.id);
        REQUIRE(again);
        CHECK(again->generation == 2);
        CHECK(again->processing_phase == phase::queued);
    });
}

} // namespace
} // namespace delta::store
