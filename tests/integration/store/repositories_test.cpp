// SPDX-License-Identifier: Apache-2.0
#include "store/repositories.hpp"

#include "store/installations.hpp"
#include "store/linked_repositories.hpp"
#include "support/catch.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/store_data.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;

TEST_CASE("repositories are their owner's alone") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");

        CHECK((co_await list_repositories(db, ada.user_id)).size() == 1);
        CHECK((co_await find_repository(db, ada.user_id, ada.repo_id))->repo_name == "ada/engine");
        CHECK((co_await find_repository(db, bob.user_id, ada.repo_id)).error().code == errc::not_found);
        CHECK((co_await find_repository(db, ada.user_id, "no uuid")).error().code == errc::not_found);
        const settings_patch patch{.docs_root_path = {true, "/mine"}};
        CHECK((co_await update_repository(db, bob.user_id, ada.repo_id, patch)).error().code == errc::not_found);
        CHECK((co_await set_repository_active(db, bob.user_id, ada.repo_id, false)).error().code == errc::not_found);
        const result<repository> untouched = co_await find_repository(db, ada.user_id, ada.repo_id);
        CHECK(untouched->docs_root_path == "/docs");
        CHECK(untouched->is_active);
        CHECK(untouched->owner_id == ada.user_id);
    });
}

TEST_CASE("a field that is absent stays, a null clears, a value replaces") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        settings_patch all;
        all.docs_root_path = {true, "/handbook"};
        all.target_branch = {true, "trunk"};
        all.style_preference = {true, "concise"};
        all.file_ignore_patterns = {true, std::vector<std::string>{"*.lock", "a,b\"c"}};
        all.reviewer = {true, "octo"};
        all.docs_policies = {true, "Be kind."};

        const result<repository> full = co_await update_repository(db, ada.user_id, ada.repo_id, all);
        const settings_patch clearing{.reviewer = {true, {}}, .docs_policies = {true, {}}};
        const result<repository> cleared = co_await update_repository(db, ada.user_id, ada.repo_id, clearing);

        CHECK(full->docs_root_path == "/handbook");
        CHECK(full->reviewer == "octo");
        CHECK(cleared->docs_root_path == "/handbook");
        CHECK(cleared->target_branch == "trunk");
        CHECK(cleared->style_preference == "concise");
        CHECK(cleared->file_ignore_patterns == std::vector<std::string>{"*.lock", "a,b\"c"});
        CHECK_FALSE(cleared->reviewer);
        CHECK_FALSE(cleared->docs_policies);
    });
}

TEST_CASE("the database refuses settings that the code would not understand") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const settings_patch style{.style_preference = {true, "whimsical"}};
        const settings_patch policies{.docs_policies = {true, std::string(1501, 'x')}};

        CHECK_THROWS_AS(co_await update_repository(db, ada.user_id, ada.repo_id, style), pg::failure);
        CHECK_THROWS_AS(co_await update_repository(db, ada.user_id, ada.repo_id, policies), pg::failure);
    });
}

TEST_CASE("repositories come and go with the installation's webhooks, and keep their settings") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const std::vector<linked_repository> added{
            {"ada/engine", 1001, "https://a/1.png"}, {"ada/notes", 1002, {}}, {"ada/notes", 1002, {}}};

        const std::size_t fresh = co_await add_repositories(db, ada.installation_id, added);
        const std::optional<repository> by_id = co_await find_linked_repository(db, 0, 1001, "renamed/since");
        const std::optional<repository> by_name =
            co_await find_linked_repository(db, ada.installation_id, {}, "ada/notes");
        const std::size_t gone = co_await remove_repositories(db, ada.installation_id, {"ada/notes", "ada/none"});

        CHECK(fresh == 1);
        REQUIRE(by_id);
        CHECK(by_id->id == ada.repo_id);
        CHECK(by_id->is_active);
        CHECK(by_id->avatar_url == "https://a/1.png");
        REQUIRE(by_name);
        CHECK_FALSE(by_name->is_active);
        CHECK(gone == 1);
        CHECK((co_await list_repositories(db, ada.user_id)).size() == 1);
        CHECK(co_await add_repositories(db, ada.installation_id, {}) == 0);
    });
}

TEST_CASE("a repository that is renamed or transferred keeps what belongs to it") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        co_await test::make_event(db, ada, 1);

        CHECK(co_await move_repository(db, 1001, "ada/engine", ada.installation_id, "ada/motor"));
        CHECK((co_await find_repository_by_id(db, ada.repo_id))->repo_name == "ada/motor");
        CHECK(co_await move_repository(db, 1001, "whatever", bob.installation_id, "bob/motor"));
        CHECK((co_await find_repository(db, bob.user_id, ada.repo_id)).has_value());
        CHECK_FALSE(co_await move_repository(db, 1001, "bob/motor", bob.installation_id, "bob/engine"));
        CHECK_FALSE(co_await move_repository(db, 1001, "bob/motor", 999, "bob/motor"));
        CHECK_FALSE(co_await move_repository(db, {}, "no/such", ada.installation_id, "ada/new"));
        CHECK(co_await find_event_of_pr(db, ada.repo_id, 1));
    });
}

TEST_CASE("a repository that another installation is given keeps what belongs to it") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        co_await test::make_event(db, ada, 1);
        const std::vector<linked_repository> known{{"ada/engine", 1001, {}}};
        co_await add_repositories(db, ada.installation_id, known);
        const std::vector<linked_repository> added{{"bob/motor", 1001, {}}, {"bob/new", 1003, {}}};

        CHECK(co_await add_repositories(db, bob.installation_id, added) == 1);

        const result<repository> moved = co_await find_repository(db, bob.user_id, ada.repo_id);
        REQUIRE(moved);
        CHECK(moved->repo_name == "bob/motor");
        CHECK(moved->is_active);
        CHECK(co_await find_event_of_pr(db, ada.repo_id, 1));
        CHECK((co_await list_repositories(db, ada.user_id)).empty());
        CHECK(co_await add_repositories(db, bob.installation_id, added) == 0);
        CHECK((co_await list_repositories(db, bob.user_id)).size() == 3);
    });
}

TEST_CASE("of two repositories with one number only one takes a name") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        const test::owner bob = co_await test::make_owner(db, "bob");
        // As an earlier version left them: told of by two installations.
        co_await db.query("update repositories set github_repo_id = 1001", pg::params());
        const std::vector<linked_repository> added{{"bob/engine", 1001, {}}};

        CHECK(co_await add_repositories(db, bob.installation_id, added) == 0);

        CHECK((co_await find_repository(db, bob.user_id, bob.repo_id))->repo_name == "bob/engine");
        CHECK((co_await find_repository(db, ada.user_id, ada.repo_id))->repo_name == "ada/engine");
    });
}

TEST_CASE("the newest repositories come first, and a sync is noted") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner ada = co_await test::make_owner(db, "ada");
        co_await add_repositories(db, ada.installation_id, {{"ada/a-later-one", {}, {}}});

        const std::vector<repository> newest = co_await list_newest_repositories(db, ada.user_id, 1);
        co_await note_repository_synced(db, ada.repo_id);

        REQUIRE(newest.size() == 1);
        CHECK(newest[0].repo_name == "ada/a-later-one");
        CHECK((co_await find_repository_by_id(db, ada.repo_id))->last_synced_at.has_value());
    });
}

} // namespace
} // namespace delta::store
