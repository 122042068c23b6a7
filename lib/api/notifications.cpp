// SPDX-License-Identifier: Apache-2.0
#include "store/notifications.hpp"

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"

namespace delta::api {

namespace {

constexpr int most_unless_said = 100;

boost::json::object to_json(const store::notification& n) {
    return {{"id", n.id}, {"content", n.content}, {"is_read", n.is_read}, {"created_at", api::to_json(n.created_at)}};
}

error no_notification() {
    return {errc::not_found, "There is no such notification."};
}

} // namespace

async::task<http::response> list_notifications(context& ctx, call& in) {
    const int limit = static_cast<int>(in.query_number("limit", most_unless_said));
    boost::json::array out;
    for (const store::notification& n : co_await store::list_notifications(ctx.pg, in.who.user_id, limit))
        out.push_back(to_json(n));
    co_return json_response(200, out);
}

async::task<http::response> read_notification(context& ctx, call& in) {
    const result<store::notification> read =
        co_await store::mark_notification_read(ctx.pg, in.who.user_id, in.path_value("id"));
    if (!read) co_return refuse(in, no_notification());
    co_return json_response(200, to_json(*read));
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
