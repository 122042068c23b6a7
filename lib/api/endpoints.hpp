// SPDX-License-Identifier: Apache-2.0
// The handlers, one for each operation and named like it; each resource has its own source file.
#pragma once

#include <string_view>

#include "api/call.hpp"

namespace delta::api {

// An operation without a handler is a logic_error.
endpoint get_endpoint(std::string_view operation_id);

async::task<http::response> get_welcome(context& ctx, call& in);
async::task<http::response> get_configuration(context& ctx, call& in);
async::task<http::response> get_liveness(context& ctx, call& in);
async::task<http::response> get_readiness(context& ctx, call& in);
async::task<http::response> get_metrics(context& ctx, call& in);
async::task<http::response> get_openapi(context& ctx, call& in);
async::task<http::response> get_reference(context& ctx, call& in);
// What the page of get_reference loads.
async::task<http::response> get_reference_style(const http::request& from);
async::task<http::response> get_reference_script(const http::request& from);
async::task<http::response> receive_webhook(context& ctx, call& in);

async::task<http::response> sign_up(context& ctx, call& in);
async::task<http::response> log_in(context& ctx, call& in);
async::task<http::response> log_out(context& ctx, call& in);
async::task<http::response> get_me(context& ctx, call& in);
async::task<http::response> list_sessions(context& ctx, call& in);
async::task<http::response> end_sessions(context& ctx, call& in);
async::task<http::response> end_session(context& ctx, call& in);
async::task<http::response> link_github(context& ctx, call& in);

async::task<http::response> list_repositories(context& ctx, call& in);
async::task<http::response> change_repository_settings(context& ctx, call& in);
async::task<http::response> activate_repository(context& ctx, call& in);

async::task<http::response> list_drift_events(context& ctx, call& in);
async::task<http::response> get_drift_event(context& ctx, call& in);
async::task<http::response> rerun_drift_event(context& ctx, call& in);
async::task<http::response> watch_repository(context& ctx, call& in);

async::task<http::response> get_dashboard_stats(context& ctx, call& in);
async::task<http::response> list_dashboard_repositories(context& ctx, call& in);
async::task<http::response> get_dashboard_trends(context& ctx, call& in);

async::task<http::response> list_notifications(context& ctx, call& in);
async::task<http::response> read_notification(context& ctx, call& in);
async::task<http::response> read_all_notifications(context& ctx, call& in);
async::task<http::response> delete_notification(context& ctx, call& in);
async::task<http::response> delete_notifications(context& ctx, call& in);

} // namespace delta::api
