// SPDX-License-Identifier: Apache-2.0
#include "api/shapes.hpp"

namespace delta::api::shapes {

schema problem() {
    const schema wrong_field =
        record("FieldError", {
                                 {"field", text("Where in the request: `email`, `file_ignore_patterns[2]`.")},
                                 {"message", text("What is wrong, for a person.")},
                             });
    return record("Problem",
                  {
                      {"type", text()},
                      {"title", text("The status in words.")},
                      {"status", integer()},
                      {"detail", text("What is wrong, in one sentence for a person.")},
                      {"request_id", text("Of this request, as in the service's log.")},
                      optional("errors", array_of(wrong_field, "With status 422: each field that is wrong.")),
                  },
                  "An error, as in RFC 9457.");
}

schema message() {
    return record("Message", {{"message", text()}});
}

schema configuration() {
    return record("Configuration",
                  {
                      {"github_url", text("`https://github.com`, or an Enterprise server's address.")},
                      {"github_app_url", or_null(text("The App's page on GitHub; null when GitHub does not say."))},
                      {"github_client_id", or_null(text("Of the App; null when nobody can link a GitHub account."))},
                  });
}

schema liveness() {
    return record("Liveness", {{"status", choice({"ok"})}});
}

schema readiness() {
    const std::vector<std::string> states{"ok", "unavailable"};
    return record("Readiness", {
                                   {"status", choice(states)},
                                   {"postgres", choice(states)},
                                   {"redis", choice(states)},
                               });
}

schema signup() {
    return record("Signup", {
                                {"email", email()},
                                {"password", text(8, 1024, "At least 8 characters.")},
                                optional("full_name", or_null(text(0, 200, "How to call the person."))),
                            });
}

schema login() {
    return record("Login", {
                               {"email", text(1, 254, "As given at sign-up.")},
                               {"password", text(1, 1024, "")},
                           });
}

schema account() {
    return record("Account", {
                                 {"email", text()},
                                 {"name", or_null(text("The full name, when one was given."))},
                             });
}

schema me() {
    return record("Me", {
                            {"id", uuid()},
                            {"email", text()},
                            {"name", or_null(text())},
                            {"github_username", or_null(text("Null until a GitHub account is linked."))},
                        });
}

schema session() {
    return record("Session", {
                                 {"id", text()},
                                 {"user_agent", text()},
                                 {"ip", text("The address it was last used from.")},
                                 {"created_at", date_time()},
                                 {"last_seen_at", date_time("Of the last sign-in or renewal.")},
                                 {"current", boolean("Whether it is the session of this request.")},
                             });
}

schema github_callback() {
    return record(
        "GithubCallback",
        {
            {"code", text(1, 200, "The code GitHub put into the redirect.")},
            optional("installation_id", or_null(integer(1, INT64_MAX, "Of the App, when it was just installed."))),
        });
}

schema github_link() {
    return record("GithubLink",
                  {
                      {"message", text()},
                      {"github_username", text()},
                      {"installation_id", or_null(integer("The one that was asked for."))},
                      {"installations_count", integer("How many of the App's are linked to the account now.")},
                  });
}

} // namespace delta::api::shapes
