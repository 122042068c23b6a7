// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "api/operation.hpp"
#include "api/shapes.hpp"
#include "github/manifest.hpp"

namespace delta::api {

namespace {

operation webhook() {
    const auto header = [](const char* name, const char* description) {
        schema some = text(description);
        some.least = 1;
        return parameter{place::header, name, std::move(some), true};
    };
    return {
        .id = "receive_webhook",
        .method = "POST",
        .path = std::string(github::webhook_path),
        .group = "Service",
        .summary = "Take a delivery from GitHub",
        .description =
            "The body is kept as it came and worked on later. A delivery that was taken before is "
            "acknowledged and changes nothing.",
        .who = access::github,
        .parameters = {header("X-Hub-Signature-256", "`sha256=` and the HMAC of the body in hexadecimal."),
                       header("X-GitHub-Event", "The name of the event."),
                       header("X-GitHub-Delivery", "The delivery's unique id.")},
        .body = shapes::any_object(),
        .success = {202, "Taken.", shapes::message()},
        .refusals = {{400, "A header is missing, or the body is not a JSON object."},
                     {403, "The signature is missing or wrong."},
                     {413, "The body is larger than 25 MiB."}},
    };
}

} // namespace

std::vector<operation> service_operations() {
    return {
        {.id = "get_welcome",
         .method = "GET",
         .path = "/api",
         .group = "Service",
         .summary = "A greeting",
         .who = access::everybody,
         .success = {200, "The service answers.", shapes::message()}},
        {.id = "get_configuration",
         .method = "GET",
         .path = "/api/config",
         .group = "Service",
         .summary = "What a dashboard must know of this installation",
         .who = access::everybody,
         .success = {200, "Where GitHub is, and the App on it.", shapes::configuration()}},
        {.id = "get_liveness",
         .method = "GET",
         .path = "/api/health/live",
         .group = "Service",
         .summary = "Whether the process is alive",
         .who = access::everybody,
         .success = {200, "It is.", shapes::liveness()}},
        {.id = "get_readiness",
         .method = "GET",
         .path = "/api/health/ready",
         .group = "Service",
         .summary = "Whether PostgreSQL and Redis answer",
         .description = "Without Redis webhooks are still taken, but nobody can sign in.",
         .who = access::everybody,
         .success = {200, "Both answer.", shapes::readiness()},
         .refusals = {{503, "One does not, or the service is stopping.", shapes::readiness()}}},
        {.id = "get_metrics",
         .method = "GET",
         .path = "/metrics",
         .group = "Service",
         .summary = "Figures for Prometheus",
         .description = "Told to this machine and to private networks only, and never through a proxy.",
         .who = access::everybody,
         .success = {200, "Prometheus' text format.", text(), "text/plain"},
         .refusals = {{403, "The asker is outside."}}},
        {.id = "get_openapi",
         .method = "GET",
         .path = "/api/openapi.json",
         .group = "Service",
         .summary = "This description",
         .who = access::everybody,
         .success = {200, "OpenAPI 3.1.", shapes::any_object()}},
        {.id = "get_reference",
         .method = "GET",
         .path = "/api/docs",
         .group = "Service",
         .summary = "This description as a page",
         .who = access::everybody,
         .success = {200, "The page.", text(), "text/html"}},
        webhook(),
    };
}

} // namespace delta::api
