// SPDX-License-Identifier: Apache-2.0
#include "api/authenticate.hpp"

namespace delta::api {

namespace {

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::optional<claims> find_token(context& ctx, const http::request& from, token_type type) {
    const std::string_view name = type == token_type::access ? access_cookie : refresh_cookie;
    const std::optional<std::string_view> token = from.find_cookie(name);
    if (!token) return std::nullopt;
    std::optional<claims> found = ctx.tokens.open(std::string(*token));
    if (found && found->type != type) return std::nullopt;
    return found;
}

bool is_live(const std::optional<claims>& token) {
    return token && token->expires > now();
}

std::string_view host_header(const http::request& from) {
    return from.headers.find("Host").value_or("");
}

} // namespace

async::task<authentication> authenticate(context& ctx, const http::request& from) {
    const std::optional<claims> access = find_token(ctx, from, token_type::access);
    if (is_live(access) && co_await ctx.signed_in.is_alive(access->subject, access->session))
        co_return authentication{.who = caller{.user_id = access->subject, .session = access->session}};

    const std::optional<claims> refresh = find_token(ctx, from, token_type::refresh);
    if (!is_live(refresh)) co_return authentication{};
    session_key presented{.session = refresh->session, .serial = refresh->serial};
    const result<session_key> next =
        co_await ctx.signed_in.rotate(refresh->subject, std::move(presented), device_of(from));
    if (!next) co_return authentication{.who = {}, .cookies = clear_cookies(ctx, host_header(from))};
    co_return authentication{.who = caller{.user_id = refresh->subject, .session = next->session},
                             .cookies = make_cookies(ctx, refresh->subject, *next, host_header(from))};
}

std::optional<caller> find_named_session(context& ctx, const http::request& from) {
    for (const token_type type : {token_type::access, token_type::refresh})
        if (const std::optional<claims> token = find_token(ctx, from, type))
            return caller{.user_id = token->subject, .session = token->session};
    return std::nullopt;
}

std::vector<std::string> make_cookies(const context& ctx, const std::string& user_id, const session_key& key,
                                      std::string_view host) {
    const options& how = ctx.settings();
    claims access{.subject = user_id,
                  .type = token_type::access,
                  .issued = now(),
                  .expires = now() + how.access_lifetime,
                  .session = key.session};
    claims refresh = access;
    refresh.type = token_type::refresh;
    refresh.expires = now() + how.refresh_lifetime;
    refresh.serial = key.serial;
    return {ctx.cookies.write(access_cookie, seal_claims(how.token_key, access), how.access_lifetime, host),
            ctx.cookies.write(refresh_cookie, seal_claims(how.token_key, refresh), how.refresh_lifetime, host)};
}

std::vector<std::string> clear_cookies(const context& ctx, std::string_view host) {
    return {ctx.cookies.write(access_cookie, "", {}, host), ctx.cookies.write(refresh_cookie, "", {}, host)};
}

device device_of(const http::request& from) {
    return {.user_agent = std::string(from.headers.find("User-Agent").value_or("")), .address = from.remote_address};
}

} // namespace delta::api
