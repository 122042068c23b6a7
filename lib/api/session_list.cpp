// SPDX-License-Identifier: Apache-2.0
// Where an account is signed in.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/endpoints.hpp"
#include "base/rfc3339.hpp"
#include "pg/rows.hpp"

namespace delta::api {

namespace {

http::response signed_out(const context& ctx, const call& in, std::string_view message) {
    http::response out = message_response(200, message);
    for (std::string& cookie : clear_cookies(ctx, in.host())) out.headers.add("Set-Cookie", std::move(cookie));
    return out;
}

} // namespace

async::task<http::response> list_sessions(context& ctx, call& in) {
    boost::json::array out;
    for (const session_info& s : co_await ctx.signed_in.list(in.who.user_id))
        out.push_back(boost::json::object{{"id", s.id},
                                          {"user_agent", s.from.user_agent},
                                          {"ip", s.from.address},
                                          {"created_at", to_rfc3339(pg::timestamp(s.created_at))},
                                          {"last_seen_at", to_rfc3339(pg::timestamp(s.last_seen_at))},
                                          {"current", s.id == in.who.session}});
    co_return json_response(200, out);
}

async::task<http::response> end_sessions(context& ctx, call& in) {
    co_await ctx.signed_in.end_all(in.who.user_id);
    co_return signed_out(ctx, in, "All sessions have ended.");
}

async::task<http::response> end_session(context& ctx, call& in) {
    const std::string session = in.path_value("id");
    if (!co_await ctx.signed_in.end(in.who.user_id, session))
        co_return refuse(in, error{errc::not_found, "There is no such session."});
    if (session == in.who.session) co_return signed_out(ctx, in, "This session has ended.");
    co_return message_response(200, "The session has ended.");
}

} // namespace delta::api
