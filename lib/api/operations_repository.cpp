// SPDX-License-Identifier: Apache-2.0
#include "api/operation.hpp"
#include "api/shapes.hpp"

namespace delta::api {

namespace {

parameter repository_id() {
    return {place::path, "id", uuid("Of the repository."), true};
}

parameter event_id() {
    return {place::path, "event_id", uuid("Of the analysis."), true};
}

answer no_repository() {
    return {404, "The account has no such repository."};
}

answer no_event() {
    return {404, "The account has no such repository, or it no such analysis."};
}

operation list_events() {
    return {
        .id = "list_drift_events",
        .method = "GET",
        .path = "/api/repos/{id}/drift-events",
        .group = "Analyses",
        .summary = "A repository's analyses, newest first",
        .description = "The header `Link` has the address of the next page, with `rel=\"next\"`, while there is one.",
        .parameters = {repository_id(),
                       {place::query, "limit", integer(1, 100, "How many at most; 50 unless said.")},
                       {place::query, "cursor", text(1, 200, "Where to go on, from `Link`.")},
                       {place::query, "result",
                        choice({"pending", "clean", "drift_detected", "missing_docs", "error"},
                               "Only with this result; drift_detected has those where docs are missing too.")},
                       {place::query, "phase",
                        choice({"queued", "scouting", "analyzing", "generating", "verifying", "completed", "failed",
                                "fix_pr_raised", "fix_pr_merged"},
                               "Only in this phase.")}},
        .success = {200, "A page of analyses.", array_of(shapes::drift_event())},
        .refusals = {no_repository()},
    };
}

} // namespace

std::vector<operation> repository_operations() {
    return {
        {.id = "list_repositories",
         .method = "GET",
         .path = "/api/repos/",
         .group = "Repositories",
         .summary = "The account's repositories",
         .success = {200, "All of them, by name.", array_of(shapes::repository())}},
        {.id = "change_repository_settings",
         .method = "PUT",
         .path = "/api/repos/{id}/settings",
         .group = "Repositories",
         .summary = "Change how a repository is analysed and mended",
         .parameters = {repository_id()},
         .body = shapes::repository_settings(),
         .success = {200, "The repository as it is now.", shapes::repository()},
         .refusals = {no_repository()}},
        {.id = "activate_repository",
         .method = "PATCH",
         .path = "/api/repos/{id}/activate",
         .group = "Repositories",
         .summary = "Switch the analysis of pull requests on or off",
         .parameters = {repository_id()},
         .body = shapes::activation(),
         .success = {200, "The repository as it is now.", shapes::repository()},
         .refusals = {no_repository()}},
    };
}

std::vector<operation> analysis_operations() {
    return {
        list_events(),
        {.id = "get_drift_event",
         .method = "GET",
         .path = "/api/repos/{id}/drift-events/{event_id}",
         .group = "Analyses",
         .summary = "One analysis with its findings",
         .parameters = {repository_id(), event_id()},
         .success = {200, "The analysis.", shapes::drift_event_detail()},
         .refusals = {no_event()}},
        {.id = "rerun_drift_event",
         .method = "POST",
         .path = "/api/repos/{id}/drift-events/{event_id}/rerun",
         .group = "Analyses",
         .summary = "Analyse again",
         .parameters = {repository_id(), event_id()},
         .success = {202, "Queued.", shapes::message()},
         .refusals = {no_event()}},
        {.id = "watch_repository",
         .method = "GET",
         .path = "/api/repos/{id}/events",
         .group = "Analyses",
         .summary = "Changes of phase, live",
         .description = "Server-sent events. The data of each is JSON: "
                        "`{event_id, pr_number, processing_phase, drift_result, at}`. "
                        "After `event: ready` the subscription stands; what happened before is in the list.",
         .parameters = {repository_id()},
         .success = {200, "A stream that ends when one side leaves.", text(), "text/event-stream"},
         .refusals = {no_repository(),
                      {429, "The account has too many streams open; `Retry-After` says when to try again."}}},
    };
}

} // namespace delta::api
