// SPDX-License-Identifier: Apache-2.0
#include "store/notifications.hpp"

#include <utility>

#include "api/endpoints.hpp"

namespace delta::api {

namespace {

constexpr int most_unless_said = 100;

void write(json::text& out, const store::notification& n) {
    out.begin_object();
    out.member("id", n.id);
    out.member("content", n.content);
    out.member("is_read", n.is_read);
    out.member("created_at", n.created_at);
    out.end_object();
}

error no_notification() {
    return {errc::not_found, "There is no such notification."};
}

} // namespace

async::task<http::response> list_notifications(context& ctx, call& in) {
    const int limit = static_cast<int>(in.query_number("limit", most_unless_said));
    json::text out;
    out.list(co_await store::list_notifications(ctx.pg, in.who.user_id, limit), write);
    co_return json_response(200, std::move(out));
}

async::task<http::response> read_notification(context& ctx, call& in) {
    const result<store::notification> read =
        co_await store::mark_notification_read(ctx.pg, in.who.user_id, in.path_value("id"));
    if (!read) co_return refuse(in, no_notification());
    json::text out;
    write(out, *read);
    co_return json_response(200, std::move(out));
}

async::task<http::response> read_all_notifications(context& ctx, call& in) {
    co_await store::mark_all_notifications_read(ctx.pg, in.who.user_id);
    co_return message_response(200, "All notifications are read.");
}

async::task<http::response> delete_notification(context& ctx, call& in) {
    if (!co_await store::delete_notification(ctx.pg, in.who.user_id, in.path_value("id")))
        co_return refuse(in, no_notification());
    co_return message_response(200, "The notification is deleted.");
}

async::task<http::response> delete_notifications(context& ctx, call& in) {
    co_await store::delete_all_notifications(ctx.pg, in.who.user_id);
    co_return message_response(200, "All notifications are deleted.");
}

} // namespace delta::api
