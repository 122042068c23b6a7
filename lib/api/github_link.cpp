// SPDX-License-Identifier: Apache-2.0
// Linking a GitHub account and the installations of the App that are its owner's: the one just made, and those made
// before there was an account here.
#include <algorithm>
#include <boost/json/object.hpp>
#include <optional>
#include <utility>
#include <vector>

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
    std::vector<github::installation> installations; // which they administer
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
    const result<std::vector<github::installation>> all = co_await github::list_user_installations(by, *token);
    if (!all) co_return fail(errc::upstream, "GitHub does not list the account's installations.");
    identity out{.user = *user, .installations = {}};
    for (const github::installation& one : *all) {
        // Whoever may only read there sees the installation too, and must not take it.
        const result<bool> theirs = co_await github::administers(by, *token, *user, one);
        if (!theirs) co_return fail(errc::upstream, "GitHub does not say what the account may do.");
        if (*theirs) out.installations.push_back(one);
    }
    const auto is_wanted = [&](const github::installation& one) { return one.id == wanted; };
    if (wanted && std::ranges::none_of(out.installations, is_wanted))
        co_return fail(errc::forbidden, "The installation is not one that this GitHub account administers.");
    co_return out;
}

// How many of them are the user's now. Only the one that was asked for must be.
async::task<result<std::int64_t>> link(pg::transaction& tx, const identity& who, std::string user_id,
                                       std::optional<std::int64_t> wanted) {
    std::int64_t linked = 0;
    for (const github::installation& one : who.installations) {
        const store::new_installation made{
            .installation_id = one.id, .account_name = one.account_name, .account_type = one.account_type};
        co_await store::save_installation(tx, made);
        if (co_await store::link_installation(tx, one.id, user_id))
            ++linked;
        else if (one.id == wanted)
            co_return fail(errc::conflict, "The installation is linked to another account.");
    }
    co_return linked;
}

async::task<result<std::int64_t>> save(context& ctx, std::string user_id, identity who,
                                       std::optional<std::int64_t> wanted) {
    pg::transaction tx = co_await ctx.pg.begin();
    if (!co_await store::link_github_account(tx, user_id, who.user.id, who.user.login))
        co_return fail(errc::unauthorized, "The account is gone.");
    const result<std::int64_t> linked = co_await link(tx, who, user_id, wanted);
    if (linked) co_await tx.commit();
    co_return linked;
}

} // namespace

async::task<http::response> link_github(context& ctx, call& in) {
    if (ctx.github == nullptr || ctx.settings().github_client_id.empty())
        co_return refuse(in, error{errc::upstream, "GitHub cannot be asked: no client of its is configured."});
    const std::optional<std::int64_t> wanted = find_installation_id(in.body);
    std::optional<result<identity>> who;
    try {
        who = co_await ask_github(*ctx.github, get_text(in.body, "code"), wanted);
    } catch (const failure& e) {
        who = fail(errc::upstream, "GitHub does not answer. Please try again.");
    }
    if (!*who) co_return refuse(in, who->error());
    const identity found = **who;
    const result<std::int64_t> linked = co_await save(ctx, in.who.user_id, found, wanted);
    if (!linked) co_return refuse(in, linked.error());
    boost::json::value installation = nullptr;
    if (wanted) installation = *wanted;
    co_return json_response(200, boost::json::object{{"message", "The GitHub account is linked."},
                                                     {"github_username", found.user.login},
                                                     {"installation_id", installation},
                                                     {"installations_count", *linked}});
}

} // namespace delta::api
