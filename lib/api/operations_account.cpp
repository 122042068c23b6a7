// SPDX-License-Identifier: Apache-2.0
#include "api/operation.hpp"
#include "api/shapes.hpp"

namespace delta::api {

namespace {

answer too_many() {
    return {429, "Too many attempts for this account or from this address; `Retry-After` says when to try again."};
}

} // namespace

std::vector<operation> account_operations() {
    return {
        {.id = "sign_up",
         .method = "POST",
         .path = "/api/auth/signup",
         .group = "Accounts",
         .summary = "Make an account and sign in",
         .description = "Sets the cookies `access_token` and `refresh_token`.",
         .who = access::everybody,
         .body = shapes::signup(),
         .success = {200, "Made and signed in.", shapes::account()},
         .refusals = {{400, "The e-mail address has an account, or the body is not JSON."}, too_many()}},
        {.id = "log_in",
         .method = "POST",
         .path = "/api/auth/login",
         .group = "Accounts",
         .summary = "Sign in",
         .description = "Sets the cookies `access_token` and `refresh_token`.",
         .who = access::everybody,
         .body = shapes::login(),
         .success = {200, "Signed in.", shapes::account()},
         .refusals = {{401, "`Incorrect credentials.`"}, too_many()}},
        {.id = "log_out",
         .method = "POST",
         .path = "/api/auth/logout",
         .group = "Accounts",
         .summary = "Sign out",
         .description = "Ends the session and clears the cookies; without a session it only clears them.",
         .who = access::everybody,
         .success = {200, "Signed out.", shapes::message()}},
        {.id = "get_me",
         .method = "GET",
         .path = "/api/auth/me",
         .group = "Accounts",
         .summary = "Who is signed in",
         .success = {200, "The account.", shapes::me()}},
        {.id = "list_sessions",
         .method = "GET",
         .path = "/api/auth/sessions",
         .group = "Accounts",
         .summary = "Where the account is signed in",
         .success = {200, "Each session, the last used first.", array_of(shapes::session())}},
        {.id = "end_sessions",
         .method = "DELETE",
         .path = "/api/auth/sessions",
         .group = "Accounts",
         .summary = "Sign out everywhere",
         .success = {200, "All sessions ended, this one too.", shapes::message()}},
        {.id = "end_session",
         .method = "DELETE",
         .path = "/api/auth/sessions/{id}",
         .group = "Accounts",
         .summary = "Sign out on one device",
         .parameters = {{place::path, "id", text(1, 64, "Of the session."), true}},
         .success = {200, "Ended.", shapes::message()},
         .refusals = {{404, "There is no such session of this account."}}},
        {.id = "link_github",
         .method = "POST",
         .path = "/api/auth/github/callback",
         .group = "Accounts",
         .summary = "Link a GitHub account, and an installation of the App",
         .body = shapes::github_callback(),
         .success = {200, "Linked.", shapes::github_link()},
         .refusals = {{400, "GitHub does not know the code, or the body is not JSON."},
                      {403, "The installation is not the GitHub account's, or the request comes from another site."},
                      {409, "The GitHub account or the installation is linked to another account."},
                      {502, "GitHub does not answer."}}},
    };
}

} // namespace delta::api
