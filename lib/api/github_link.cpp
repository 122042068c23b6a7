// SPDX-License-Identifier: Apache-2.0
// Linking a GitHub account, and the installation of the App that its owner has just made.
#include <algorithm>
#include <boost/json/object.hpp>
#include <optional>
#include <utility>

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"
#include "github/installations.hpp"
#include "store/installations.hpp"
#include "store/users.hpp"

namespace delta::api {

namespace {

// What GitHub says of who sent the code.
struct identity {
    github::user user;
    std::optional<github::installation> installation;
};

std::optional<std::int64_t> find_installation_id(const boost::json::value& body) {
    const boost::json::value* const id = body.as_object().if_contains("installation_id");
    if (id == nullptr || id->is_null()) return std::nullopt;
    return id->is_double() ? static_cast<std::int64_t>(id->get_double()) : id->to_number<std::int64_t>();
}

async::task<result<identity>> ask_github(github::api& by, std::string code, std::optional<std::int64_t> wanted) {
    const result<secret> token = co_await by.exchange_code(std::move(code));
    if (!token) co_return fail(errc::invalid, "GitHub does not know the code. Please try to link the account again.");
    const result<github::user> user = co_await github::get_user(by, *token);
    if (!user) co_return fail(errc::upstream, "GitHub does not say whose code it is.");
    if (!wanted) co_return identity{.user = *user, .installation = {}};

    const result<std::vector<github::installation>> all = co_await github::list_user_installations(by, *token);
    if (!all) co_return fail(errc::upstream, "GitHub does not list the account's installations.");
    const auto found = std::ranges::find(*all, *wanted, &github::installation::id);
    if (found == all->end()) co_return fail(errc::forbidden, "The installation is not one of this GitHub account's.");
    co_return identity{.user = *user, .installation = *found};
}

async::task<result<void>> save(context& ctx, std::string user_id, identity who) {
    pg::transaction tx = co_await ctx.pg.begin();
    if (!co_await store::link_github_account(tx, user_id, who.user.id, who.user.login))
        co_return fail(errc::unauthorized, "The account is gone.");
    if (who.installation) {
        const store::new_installation made{.installation_id = who.installation->id,
                                           .account_name = who.installation->account_name,
                                           .account_type = who.installation->account_type};
        co_await store::save_installation(tx, made);
        const result<store::installation> linked = co_await store::link_installation(tx, made.installation_id, user_id);
        if (!linked) co_return fail(errc::conflict, "The installation is linked to another account.");
    }
    co_await tx.commit();
    co_return result<void>();
}

} // namespace

async::task<http::response> link_github(context& ctx, call& in) {
    if (ctx.github == nullptr || ctx.settings().github_client_id.empty())
        co_return refuse(in, error{errc::upstream, "GitHub cannot be asked: no client of its is configured."});
    std::optional<result<identity>> who;
    try {
        who = co_await ask_github(*ctx.github, get_text(in.body, "code"), find_installation_id(in.body));
    } catch (const failure& e) {
        who = fail(errc::upstream, "GitHub does not answer. Please try again.");
    }
    if (!*who) co_return refuse(in, who->error());
    const identity found = **who;
    const result<void> saved = co_await save(ctx, in.who.user_id, found);
    if (!saved) co_return refuse(in, saved.error());
    boost::json::value installation = nullptr;
    if (found.installation) installation = found.installation->id;
    co_return json_response(200, boost::json::object{{"message", "The GitHub account is linked."},
                                                     {"github_username", found.user.login},
                                                     {"installation_id", installation}});
}

} // namespace delta::api
