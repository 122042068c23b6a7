// SPDX-License-Identifier: Apache-2.0
// Signing up, in and out.
#include <boost/json/object.hpp>
#include <utility>

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"
#include "crypto/password.hpp"
#include "store/users.hpp"

namespace delta::api {

namespace {

using boost::json::object;

async::task<http::response> start_session(context& ctx, const call& in, const store::user& who) {
    const session_key key = co_await ctx.signed_in.begin(who.id, device_of(in.request));
    http::response out = json_response(200, object{{"email", who.email}, {"name", to_json(who.full_name)}});
    for (std::string& cookie : make_cookies(ctx, who.id, key, in.host()))
        out.headers.add("Set-Cookie", std::move(cookie));
    co_return out;
}

// Nothing when the attempt may go on.
async::task<std::optional<problem>> limit_attempt(context& ctx, const call& in, const std::string& email) {
    const std::optional<std::chrono::seconds> wait = co_await ctx.attempts.take(email, in.request.remote_address);
    if (!wait) co_return std::nullopt;
    ctx.shared.figures.count_sign_in("limited");
    co_return problem{.status = 429,
                      .detail = "Too many attempts. Please wait a little before you try again.",
                      .headers = {{"Retry-After", std::to_string(wait->count())}}};
}

} // namespace

async::task<http::response> sign_up(context& ctx, call& in) {
    const std::string email = get_text(in.body, "email");
    if (std::optional<problem> limited = co_await limit_attempt(ctx, in, email))
        co_return refuse(in, *std::move(limited));
    const auto hash = [password = get_text(in.body, "password")] { return crypto::hash_password_blocking(password); };
    const std::string made = co_await ctx.shared.pool.run(hash);
    const store::new_user who{.email = email, .password_hash = made, .full_name = find_text(in.body, "full_name")};
    const result<store::user> user = co_await store::insert_user(ctx.pg, who);
    if (!user) co_return refuse(in, error{errc::invalid, "There is an account with this e-mail address already."});
    ctx.shared.figures.count_sign_in("signed_up");
    co_return co_await start_session(ctx, in, *user);
}

async::task<http::response> log_in(context& ctx, call& in) {
    const std::string email = get_text(in.body, "email");
    if (std::optional<problem> limited = co_await limit_attempt(ctx, in, email))
        co_return refuse(in, *std::move(limited));
    const std::optional<store::user> user = co_await store::find_user_by_email(ctx.pg, email);
    // Somebody who does not exist takes as long as somebody who does.
    const auto verify = [password = get_text(in.body, "password"), &user] {
        return crypto::verify_password_blocking(password, user ? user->password_hash : crypto::nobodys_hash_blocking());
    };
    const bool right = co_await ctx.shared.pool.run(verify);
    if (!right || !user) {
        ctx.shared.figures.count_sign_in("refused");
        co_return refuse(in, error{errc::unauthorized, "Incorrect credentials."});
    }
    co_await ctx.attempts.forgive(email);
    ctx.shared.figures.count_sign_in("signed_in");
    co_return co_await start_session(ctx, in, *user);
}

async::task<http::response> log_out(context& ctx, call& in) {
    if (std::optional<caller> named = find_named_session(ctx, in.request))
        co_await ctx.signed_in.end(std::move(named->user_id), std::move(named->session));
    http::response out = message_response(200, "You are signed out.");
    for (std::string& cookie : clear_cookies(ctx, in.host())) out.headers.add("Set-Cookie", std::move(cookie));
    co_return out;
}

async::task<http::response> get_me(context& ctx, call& in) {
    const std::optional<store::user> user = co_await store::find_user(ctx.pg, in.who.user_id);
    if (!user) co_return refuse(in, error{errc::unauthorized, "The account is gone."});
    co_return json_response(200, object{{"id", user->id},
                                        {"email", user->email},
                                        {"name", to_json(user->full_name)},
                                        {"github_username", to_json(user->github_username)}});
}

} // namespace delta::api
