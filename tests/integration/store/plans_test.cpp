// SPDX-License-Identifier: Apache-2.0
// Every statement that the API and the webhooks wait for, as the server plans it on a filled database: none reads a
// whole table. All tables here grow.
#include <string>

#include "store/analyses.hpp"
#include "store/dashboard.hpp"
#include "store/deliveries.hpp"
#include "store/drift_events.hpp"
#include "store/installations.hpp"
#include "store/linked_repositories.hpp"
#include "store/notifications.hpp"
#include "store/repositories.hpp"
#include "store/users.hpp"
#include "support/catch.hpp"
#include "support/explaining_querier.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/store_data.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;

// 5,000 users, of whom 200 have 5 repositories each, of which each has 15 analyses with 2 findings and 2 files. The
// checks of foreign keys would take most of the time.
constexpr const char* fill = R"(
    set session_replication_role = replica;
    insert into users (email, password_hash, github_user_id)
        select 'user' || n || '@example.com', 'hash', 1000000 + n from generate_series(1, 5000) n;
    insert into installations (installation_id, user_id, account_name, account_type)
        select github_user_id, id, 'account' || github_user_id, 'User' from users where github_user_id is not null;
    insert into repositories (installation_id, repo_name, github_repo_id, is_active)
        select installation_id, account_name || '/r' || n, installation_id * 10 + n, true
        from installations, generate_series(1, 5) n where installation_id between 1000001 and 1000200;
    insert into drift_events (repo_id, pr_number, base_branch, head_branch, base_sha, head_sha, processing_phase,
            drift_result, created_at, check_run_id, docs_pr_number, fix_pr_raised_at, fix_pr_merged_at)
        select id, n, 'main', 'f', 'b', 'h' || n, 'fix_pr_raised', 'drift_detected', now() - n * interval '1 day', n,
            100 + n, now() - n * interval '1 day', case when n % 2 = 0 then now() - n * interval '1 day' end
        from repositories, generate_series(1, 15) n;
    insert into drift_findings (drift_event_id, change_type, drift_type, drift_score)
        select id, 'modified', 'outdated_docs', 0.9 from drift_events, generate_series(1, 2);
    insert into code_changes (drift_event_id, file_path, change_type)
        select id, 'src/a.py', 'modified' from drift_events, generate_series(1, 2);
    insert into notifications (user_id, content, created_at)
        select id, 'Hello', now() - n * interval '1 hour' from users, generate_series(1, 3) n;
    insert into webhook_deliveries (delivery_id, event, payload, received_at, processed_at)
        select 'd' || n, 'push', '{}', now() - n * interval '1 min', now() from generate_series(1, 5000) n;
    insert into jobs (kind, arguments, max_attempts, deadline, unique_key, state, finished_at)
        select 'analyze', '{}', 4, '1 min', 'analyze:' || n, case when n % 500 = 0 then 'waiting' else 'done' end,
            case when n % 500 > 0 then now() end
        from generate_series(1, 5000) n)";

task<> call_the_api(pg::querier& db, const test::owner& who) {
    co_await insert_user(db, {.email = "new@example.com", .password_hash = "hash", .full_name = {}});
    co_await find_user(db, who.user_id);
    co_await find_user_by_email(db, "ADA@example.com");
    co_await find_user_by_github(db, 7);
    co_await link_github_account(db, who.user_id, 7, "octo");
    co_await link_installation(db, who.installation_id, who.user_id);
    co_await list_installations(db, who.user_id);
    co_await list_repositories(db, who.user_id);
    co_await list_newest_repositories(db, who.user_id, 5);
    co_await find_repository(db, who.user_id, who.repo_id);
    co_await update_repository(db, who.user_id, who.repo_id, {.reviewer = {true, "octo"}});
    co_await set_repository_active(db, who.user_id, who.repo_id, true);
    const result<drift_event_page> page = co_await list_drift_events(db, who.user_id, who.repo_id, 1);
    co_await list_drift_events(db, who.user_id, who.repo_id, 10, page->next_cursor);
    co_await find_drift_event(db, who.user_id, who.repo_id, page->events.at(0).id);
    co_await rerun_drift_event(db, who.user_id, who.repo_id, page->events.at(0).id);
    co_await get_dashboard_stats(db, who.user_id);
    co_await list_trends(db, who.user_id, 30);
    const notification told = co_await insert_notification(db, who.user_id, "Hello");
    co_await list_notifications(db, who.user_id);
    co_await mark_notification_read(db, who.user_id, told.id);
    co_await mark_all_notifications_read(db, who.user_id);
    co_await delete_notification(db, who.user_id, told.id);
    co_await delete_all_notifications(db, who.user_id);
}

task<> call_the_worker(pg::querier& db, const test::owner& who) {
    const pg::timestamp now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    co_await insert_delivery(db, {.delivery_id = "new", .event = "push", .action = {}, .payload = "{}"});
    co_await find_delivery(db, "new");
    co_await note_delivery_error(db, "new", "late");
    co_await list_waiting_deliveries(db, now, 10);
    co_await mark_delivery_processed(db, "new");
    co_await delete_old_deliveries(db, now - std::chrono::hours(24 * 6), 10);
    co_await save_installation(db, {.installation_id = 77, .account_name = "a", .account_type = "User"});
    co_await add_repositories(db, 77, {{"a/b", 78, {}}});
    co_await find_repository_by_id(db, who.repo_id);
    co_await find_linked_repository(db, who.installation_id, 78, "a/b");
    co_await move_repository(db, 78, "a/b", 77, "a/c");
    co_await note_repository_synced(db, who.repo_id);
    co_await set_installation_suspended(db, 77, true);
    co_await remove_repositories(db, 77, {"a/c"});
    const drift_event event = co_await test::make_event(db, who, 500);
    const fence of = test::fence_of(event);
    co_await find_event(db, event.id);
    co_await restart_analysis(db, (co_await test::make_event(db, who, 501)).id);
    co_await find_installation(db, who.installation_id);
    co_await find_event_of_pr(db, who.repo_id, 500);
    co_await find_event_of_check_run(db, who.repo_id, 1);
    co_await find_event_of_head(db, who.repo_id, "h1");
    co_await find_event_of_docs_pr(db, who.repo_id, 101);
    co_await set_phase(db, of, phase::scouting);
    const std::vector<code_change> changes{{.file_path = "a", .change_type = "added"}};
    co_await replace_code_changes(db, of, changes);
    co_await set_phase(db, of, phase::analyzing);
    co_await save_verdict(db, of, {.result = drift_result::drift_detected, .score = 0.9, .summary = ""},
                          {test::make_finding()});
    co_await replace_findings(db, of, {test::make_finding()});
    co_await list_findings(db, event.id);
    co_await list_code_changes(db, event.id);
    co_await note_retry(db, of, "late");
    co_await set_check_run(db, of, 5);
    co_await set_phase(db, of, phase::completed);
    co_await set_docs_pr_raised(db, of, 501);
    co_await set_docs_pr_closed(db, who.repo_id, 501, true);
    co_await set_docs_pr_merged(db, who.repo_id, 501);
    co_await list_abandoned_events(db);
    co_await list_known_repositories(db, who.installation_id, now);
    co_await list_installation_ids(db);
    co_await set_failed(db, of, "late");
    co_await delete_installation(db, 77);
}

TEST_CASE("no statement of the API or the worker reads a table from end to end") {
    const test::pg_schema schema;
    test::owner who;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        who = co_await test::make_owner(db, "ada");
    });
    test::psql(schema.url(), fill);
    test::psql(schema.url(), "vacuum analyze");
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        test::explaining_querier explaining(db);

        co_await call_the_api(explaining, who);
        co_await call_the_worker(explaining, who);

        CHECK(explaining.explained() > 59);
    });
}

} // namespace
} // namespace delta::store
