// SPDX-License-Identifier: Apache-2.0
#include "store/analyses.hpp"

#include "store/dashboard.hpp"
#include "store/drift_events.hpp"
#include "support/catch.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/store_data.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;
using test::fence_of;

// Through the phases until a verdict can be written.
task<> advance_to_analyzing(pg::querier& db, const fence& of) {
    co_await set_phase(db, of, phase::scouting);
    co_await set_phase(db, of, phase::analyzing);
}

const verdict drifted{.result = drift_result::drift_detected, .score = 0.93, .summary = "one finding"};

TEST_CASE("a pull request has one event; a new head supersedes the old analysis and what it found") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const begun_analysis first = co_await begin_analysis(db, test::make_pull_request(ada, 5, "h1"));
        const fence old = fence_of(first.event);
        co_await advance_to_analyzing(db, old);
        co_await save_verdict(db, old, drifted, {test::make_finding()});

        const begun_analysis same = co_await begin_analysis(db, test::make_pull_request(ada, 5, "h1"));
        const begun_analysis next = co_await begin_analysis(db, test::make_pull_request(ada, 5, "h2"));

        CHECK(first.is_new);
        CHECK_FALSE(same.is_new);
        CHECK(same.event.generation == 1);
        CHECK(next.is_new);
        CHECK(next.event.id == first.event.id);
        CHECK(next.event.generation == 2);
        CHECK(next.event.head_sha == "h2");
        CHECK(next.event.processing_phase == phase::queued);
        CHECK(next.event.result == drift_result::pending);
        CHECK_FALSE(next.event.overall_drift_score);
        CHECK_FALSE(next.event.started_at);
        CHECK((co_await list_findings(db, next.event.id)).empty());
    });
}

TEST_CASE("a superseded analysis writes nothing") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const drift_event event = co_await test::make_event(db, ada, 5);
        const fence old = fence_of(event);
        co_await advance_to_analyzing(db, old);
        const std::optional<drift_event> restarted = co_await restart_analysis(db, event.id);
        REQUIRE(restarted);
        co_await advance_to_analyzing(db, fence_of(*restarted));

        const std::vector<code_change> changes{{.file_path = "a", .change_type = "added"}};
        CHECK_FALSE(co_await set_phase(db, old, phase::analyzing));
        CHECK_FALSE(co_await save_verdict(db, old, drifted, {test::make_finding()}));
        CHECK_FALSE(co_await replace_findings(db, old, {test::make_finding()}));
        CHECK_FALSE(co_await replace_code_changes(db, old, changes));
        CHECK_FALSE(co_await set_failed(db, old, "late"));
        CHECK_FALSE(co_await note_retry(db, old, "late"));
        CHECK_FALSE(co_await set_check_run(db, old, 1));
        CHECK_FALSE(co_await set_docs_pr_raised(db, old, 1));
        const std::optional<drift_event> now = co_await find_event(db, event.id);
        CHECK(now->processing_phase == phase::analyzing);
        CHECK(now->result == drift_result::pending);
        CHECK_FALSE(now->check_run_id);
        CHECK((co_await list_findings(db, event.id)).empty());
        CHECK((co_await list_code_changes(db, event.id)).empty());
    });
}

TEST_CASE("phases follow one another, and a step may be repeated") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const drift_event event = co_await test::make_event(db, ada, 5);
        const fence of = fence_of(event);

        CHECK_FALSE(co_await set_phase(db, of, phase::verifying));
        CHECK(co_await set_phase(db, of, phase::scouting));
        CHECK(co_await set_phase(db, of, phase::scouting));
        CHECK(co_await set_phase(db, of, phase::analyzing));
        CHECK(co_await save_verdict(db, of, drifted, {}));
        CHECK(co_await set_phase(db, of, phase::generating));
        CHECK_FALSE(co_await save_verdict(db, of, drifted, {}));
        CHECK(co_await set_phase(db, of, phase::verifying));
        CHECK(co_await set_phase(db, of, phase::scouting));
        CHECK(co_await set_phase(db, of, phase::analyzing));
        CHECK(co_await set_phase(db, of, phase::completed));
        CHECK_FALSE(co_await set_phase(db, of, phase::scouting));
        const std::optional<drift_event> done = co_await find_event(db, event.id);
        CHECK(done->started_at.has_value());
        CHECK(done->completed_at.has_value());
        CHECK(done->summary == "one finding");
        CHECK(done->overall_drift_score == 0.93);
    });
}

TEST_CASE("failures are counted, and the last one ends the analysis with its reason") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const drift_event event = co_await test::make_event(db, ada, 5);
        const fence of = fence_of(event);

        CHECK(co_await note_retry(db, of, "git was away"));
        CHECK(co_await set_failed(db, of, "git is \xff gone"));
        CHECK_FALSE(co_await set_failed(db, of, "again"));
        const std::optional<drift_event> failed = co_await find_event(db, event.id);

        CHECK(failed->retry_count == 1);
        CHECK(failed->processing_phase == phase::failed);
        CHECK(failed->result == drift_result::error);
        CHECK(failed->error_message == "git is \xef\xbf\xbd gone");
        CHECK(failed->completed_at.has_value());
    });
}

TEST_CASE("a docs pull request is raised and merged once, whatever else happens meanwhile") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const fence of = fence_of(co_await test::make_event(db, ada, 5));
        co_await advance_to_analyzing(db, of);
        co_await set_phase(db, of, phase::completed);

        CHECK(co_await set_docs_pr_raised(db, of, 6));
        CHECK(co_await set_docs_pr_raised(db, of, 6));
        CHECK((co_await find_event_of_docs_pr(db, ada.repo_id, 6))->processing_phase == phase::fix_pr_raised);
        CHECK_FALSE(co_await set_docs_pr_merged(db, ada.repo_id, 7));
        const std::optional<drift_event> merged = co_await set_docs_pr_merged(db, ada.repo_id, 6);
        REQUIRE(merged);
        CHECK(merged->processing_phase == phase::fix_pr_merged);
        CHECK_FALSE(co_await set_docs_pr_merged(db, ada.repo_id, 6));
        CHECK_FALSE(co_await set_docs_pr_closed(db, ada.repo_id, 6, true));
    });
}

TEST_CASE("a fix that is closed without a merge waits for nobody, until it is opened again or raised anew") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const drift_event event = co_await test::make_event(db, ada, 5);
        const fence of = fence_of(event);
        co_await advance_to_analyzing(db, of);
        co_await set_phase(db, of, phase::completed);
        co_await set_docs_pr_raised(db, of, 6);
        const auto waiting = [&]() -> task<std::int64_t> {
            co_return (co_await get_dashboard_stats(db, ada.user_id)).pr_waiting_count;
        };

        CHECK_FALSE(co_await set_docs_pr_closed(db, ada.repo_id, 7, true));
        CHECK(co_await waiting() == 1);
        CHECK((co_await set_docs_pr_closed(db, ada.repo_id, 6, true))->fix_pr_closed_at);
        CHECK_FALSE(co_await set_docs_pr_closed(db, ada.repo_id, 6, true));
        CHECK(co_await waiting() == 0);
        CHECK_FALSE((co_await set_docs_pr_closed(db, ada.repo_id, 6, false))->fix_pr_closed_at);
        CHECK(co_await waiting() == 1);
        co_await set_docs_pr_closed(db, ada.repo_id, 6, true);
        CHECK(co_await set_docs_pr_raised(db, of, 8));
        CHECK_FALSE((co_await find_event(db, event.id))->fix_pr_closed_at);
        CHECK(co_await waiting() == 1);
    });
}

TEST_CASE("a merge during the next analysis leaves that analysis its phase") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const fence of = fence_of(co_await test::make_event(db, ada, 5));
        co_await advance_to_analyzing(db, of);
        co_await set_phase(db, of, phase::completed);
        co_await set_docs_pr_raised(db, of, 6);
        co_await begin_analysis(db, test::make_pull_request(ada, 5, "the merge"));

        const std::optional<drift_event> merged = co_await set_docs_pr_merged(db, ada.repo_id, 6);

        REQUIRE(merged);
        CHECK(merged->processing_phase == phase::queued);
        CHECK(merged->docs_pr_number == 6);
        CHECK(merged->fix_pr_merged_at.has_value());
    });
}

TEST_CASE("an event is found by what GitHub tells of it") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        const drift_event event = co_await test::make_event(db, ada, 5);
        co_await set_check_run(db, fence_of(event), std::int64_t{1} << 40);

        CHECK((co_await find_event_of_pr(db, ada.repo_id, 5))->id == event.id);
        CHECK((co_await find_event_of_check_run(db, ada.repo_id, std::int64_t{1} << 40))->id == event.id);
        CHECK((co_await find_event_of_head(db, ada.repo_id, "head"))->id == event.id);
        CHECK_FALSE(co_await find_event_of_pr(db, bob.repo_id, 5));
        CHECK_FALSE(co_await find_event_of_check_run(db, bob.repo_id, std::int64_t{1} << 40));
        CHECK_FALSE(co_await find_event_of_head(db, ada.repo_id, "other"));
        CHECK_FALSE(co_await find_event(db, "no uuid"));
    });
}

} // namespace
} // namespace delta::store
