// SPDX-License-Identifier: Apache-2.0
#include "api/endpoints.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace delta::api {

namespace {

constexpr std::array<std::pair<std::string_view, endpoint>, 31> all{{
    {"get_welcome", get_welcome},
    {"get_configuration", get_configuration},
    {"get_liveness", get_liveness},
    {"get_readiness", get_readiness},
    {"get_metrics", get_metrics},
    {"get_openapi", get_openapi},
    {"get_reference", get_reference},
    {"receive_webhook", receive_webhook},
    {"sign_up", sign_up},
    {"log_in", log_in},
    {"log_out", log_out},
    {"get_me", get_me},
    {"list_sessions", list_sessions},
    {"end_sessions", end_sessions},
    {"end_session", end_session},
    {"link_github", link_github},
    {"list_repositories", list_repositories},
    {"change_repository_settings", change_repository_settings},
    {"activate_repository", activate_repository},
    {"list_drift_events", list_drift_events},
    {"get_drift_event", get_drift_event},
    {"rerun_drift_event", rerun_drift_event},
    {"watch_repository", watch_repository},
    {"get_dashboard_stats", get_dashboard_stats},
    {"list_dashboard_repositories", list_dashboard_repositories},
    {"get_dashboard_trends", get_dashboard_trends},
    {"list_notifications", list_notifications},
    {"read_notification", read_notification},
    {"read_all_notifications", read_all_notifications},
    {"delete_notification", delete_notification},
    {"delete_notifications", delete_notifications},
}};

} // namespace

endpoint get_endpoint(std::string_view operation_id) {
    const auto* const found = std::ranges::find(all, operation_id, [](const auto& pair) { return pair.first; });
    if (found == all.end()) throw std::logic_error("no handler for " + std::string(operation_id));
    return found->second;
}

} // namespace delta::api
