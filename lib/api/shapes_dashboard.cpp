// SPDX-License-Identifier: Apache-2.0
#include "api/shapes.hpp"

namespace delta::api::shapes {

schema any_object() {
    return record("", {});
}

schema dashboard_stats() {
    return record("DashboardStats",
                  {
                      {"installations_count", integer()},
                      {"repos_linked_count", integer()},
                      {"drift_events_count", integer()},
                      {"pr_waiting_count", integer("Documentation pull requests that wait to be merged.")},
                  });
}

schema dashboard_repository() {
    return record("DashboardRepository",
                  {
                      {"id", uuid()},
                      {"name", text()},
                      {"description", or_null(text("\"Error fetching details\" when GitHub does not answer."))},
                      {"language", or_null(text())},
                      {"stargazers_count", integer()},
                      {"forks_count", integer()},
                      {"avatar_url", or_null(text())},
                  });
}

schema trend_day() {
    return record("TrendDay", {
                                  {"date", date("A day in UTC.")},
                                  {"analyses", integer()},
                                  {"drift_found", integer("Analyses that found drift or missing documentation.")},
                                  {"docs_prs_raised", integer()},
                                  {"docs_prs_merged", integer()},
                                  {"median_seconds_to_verdict", or_null(number("Null on a day without a verdict."))},
                              });
}

schema notification() {
    return record("Notification", {
                                      {"id", uuid()},
                                      {"content", text()},
                                      {"is_read", boolean()},
                                      {"created_at", date_time()},
                                  });
}

} // namespace delta::api::shapes
