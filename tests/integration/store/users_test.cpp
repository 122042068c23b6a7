// SPDX-License-Identifier: Apache-2.0
#include "store/users.hpp"

#include "store/installations.hpp"
#include "store/repositories.hpp"
#include "support/catch.hpp"
#include "support/pg_schema.hpp"
#include "support/run.hpp"
#include "support/store_data.hpp"

namespace delta::store {
namespace {

using async::executor;
using async::task;

const new_user ada{.email = "Ada@example.com", .password_hash = "hash", .full_name = "Ada"};

TEST_CASE("a user is found by id and by address in whatever case") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});

        const result<user> made = co_await insert_user(db, ada);

        REQUIRE(made);
        CHECK(made->full_name == "Ada");
        CHECK(made->email == "Ada@example.com");
        CHECK((co_await find_user(db, made->id))->password_hash == "hash");
        CHECK((co_await find_user_by_email(db, "ADA@EXAMPLE.COM"))->id == made->id);
        CHECK_FALSE(co_await find_user_by_email(db, "nobody@example.com"));
        CHECK_FALSE(co_await find_user(db, "no uuid"));
        CHECK_FALSE(co_await find_user(db, "00000000-0000-0000-0000-000000000000"));
    });
}

TEST_CASE("an address can be taken once, in whatever case") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        co_await insert_user(db, ada);

        const new_user again{.email = "ada@EXAMPLE.com", .password_hash = "other", .full_name = {}};
        const result<user> second = co_await insert_user(db, again);

        REQUIRE_FALSE(second);
        CHECK(second.error().code == errc::conflict);
    });
}

TEST_CASE("a GitHub account belongs to the user who linked it last") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner first = co_await test::make_owner(db, "first");
        const test::owner second = co_await test::make_owner(db, "second");

        CHECK(co_await link_github_account(db, first.user_id, 7, "octo"));
        CHECK((co_await find_user_by_github(db, 7))->id == first.user_id);
        CHECK(co_await link_github_account(db, second.user_id, 7, "octo"));

        CHECK((co_await find_user_by_github(db, 7))->id == second.user_id);
        CHECK_FALSE((co_await find_user(db, first.user_id))->github_user_id);
        CHECK_FALSE(co_await find_user_by_github(db, 8));
        CHECK_FALSE(co_await link_github_account(db, "00000000-0000-0000-0000-000000000000", 9, "nobody"));
    });
}

TEST_CASE("an installation belongs to who installed it, when that is known, and to nobody else later") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner first = co_await test::make_owner(db, "first");
        const test::owner second = co_await test::make_owner(db, "second");
        co_await link_github_account(db, first.user_id, 7, "octo");
        new_installation what{
            .installation_id = 42, .account_name = "octo", .account_type = "User", .sender_github_user_id = 7};

        const installation made = co_await save_installation(db, what);
        what.account_name = "octo-renamed";
        const installation again = co_await save_installation(db, what);
        const result<installation> taken = co_await link_installation(db, 42, second.user_id);
        const result<installation> missing = co_await link_installation(db, 43, second.user_id);

        CHECK(made.user_id == first.user_id);
        CHECK(again.id == made.id);
        CHECK(again.account_name == "octo-renamed");
        CHECK(taken.error().code == errc::conflict);
        CHECK(missing.error().code == errc::not_found);
        CHECK((co_await list_installations(db, first.user_id)).size() == 2);
        CHECK((co_await list_installations(db, "none")).empty());
        CHECK((co_await find_installation(db, 42))->account_type == "User");
    });
}

TEST_CASE("deleting an installation deletes what belongs to it, and suspending marks its repositories") {
    const test::pg_schema schema;
    test::run([&](executor where) -> task<> {
        pg::pool db(where, {.url = schema.url()});
        const test::owner who = co_await test::make_owner(db, "ada");
        co_await test::make_event(db, who, 1);

        CHECK(co_await set_installation_suspended(db, who.installation_id, true) == 1);
        CHECK(co_await set_installation_suspended(db, who.installation_id, true) == 0);
        CHECK((co_await list_repositories(db, who.user_id))[0].is_suspended);
        CHECK(co_await set_installation_suspended(db, who.installation_id, false) == 1);
        CHECK(co_await delete_installation(db, who.installation_id));
        CHECK_FALSE(co_await delete_installation(db, who.installation_id));
        CHECK((co_await list_repositories(db, who.user_id)).empty());
    });
}

} // namespace
} // namespace delta::store
