// SPDX-License-Identifier: Apache-2.0
#include "api/operation.hpp"
#include "api/shapes.hpp"

namespace delta::api {

std::vector<operation> dashboard_operations() {
    return {
        {.id = "get_dashboard_stats",
         .method = "GET",
         .path = "/api/dashboard/stats",
         .group = "Dashboard",
         .summary = "The account in four numbers",
         .success = {200, "The numbers.", shapes::dashboard_stats()}},
        {.id = "list_dashboard_repositories",
         .method = "GET",
         .path = "/api/dashboard/repos",
         .group = "Dashboard",
         .summary = "The five newest repositories, as GitHub shows them",
         .success = {200, "At most five.", array_of(shapes::dashboard_repository())}},
        {.id = "get_dashboard_trends",
         .method = "GET",
         .path = "/api/dashboard/trends",
         .group = "Dashboard",
         .summary = "What happened on each day",
         .parameters = {{place::query, "days", integer(1, 365, "How many, up to today in UTC; 30 unless said.")}},
         .success = {200, "Every day, the oldest first.", array_of(shapes::trend_day())}},
    };
}

std::vector<operation> notification_operations() {
    const parameter id{place::path, "id", uuid("Of the notification."), true};
    const answer no_notification{404, "The account has no such notification."};
    return {
        {.id = "list_notifications",
         .method = "GET",
         .path = "/api/notifications/",
         .group = "Notifications",
         .summary = "The account's notifications, newest first",
         .parameters = {{place::query, "limit", integer(1, 500, "How many at most; 100 unless said.")}},
         .success = {200, "The newest.", array_of(shapes::notification())}},
        {.id = "read_notification",
         .method = "PATCH",
         .path = "/api/notifications/{id}/read",
         .group = "Notifications",
         .summary = "Mark as read",
         .parameters = {id},
         .success = {200, "The notification as it is now.", shapes::notification()},
         .refusals = {no_notification}},
        {.id = "read_all_notifications",
         .method = "PATCH",
         .path = "/api/notifications/read-all",
         .group = "Notifications",
         .summary = "Mark all as read",
         .success = {200, "Done.", shapes::message()}},
        {.id = "delete_notification",
         .method = "DELETE",
         .path = "/api/notifications/{id}",
         .group = "Notifications",
         .summary = "Delete one",
         .parameters = {id},
         .success = {200, "Deleted.", shapes::message()},
         .refusals = {no_notification}},
        {.id = "delete_notifications",
         .method = "DELETE",
         .path = "/api/notifications/",
         .group = "Notifications",
         .summary = "Delete all",
         .success = {200, "Done.", shapes::message()}},
    };
}

} // namespace delta::api
