// SPDX-License-Identifier: Apache-2.0
#include "drift/rule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "drift/rule_record.hpp"

namespace delta::drift {

namespace {

constexpr bool always_advisory = true; // a hint, which no claim of the document stands behind

constexpr std::array written{
    rule_info{"renamed-symbol", "Symbol renamed",
              "The document names a function, class or constant that now has another name.",
              "The guide calls `connect()`; the change renamed it to `open_session()`."},
    rule_info{"removed-symbol", "Symbol removed",
              "The document names a function, class or constant that no longer exists anywhere in the tree.",
              "The guide imports `LegacyClient`; the change deleted that class."},
    rule_info{"deprecated-symbol", "Symbol deprecated",
              "The document tells its readers to use what the code now warns them of.",
              "The guide passes `on_startup`; the change made the code warn that it will go."},
    rule_info{"renamed-file", "File renamed or moved", "The document names a path whose file now has another path.",
              "The README says to edit `config/app.yml`; the change moved it to `etc/app.yml`."},
    rule_info{"removed-file", "File removed", "The document names a path that no longer exists.",
              "The guide links to `scripts/setup.sh`; the change deleted it."},
    rule_info{
        "changed-default", "Default changed",
        "The document states the default of an option, a parameter or a setting, and the code has another one now.",
        "The table says the timeout is 5 by default; the change made it 10."},
    rule_info{"changed-value", "Value changed", "The document states the value of a constant that is another one now.",
              "The guide says at most 100 items fit on a page; the constant is 50 now."},
    rule_info{"changed-type", "Type changed",
              "The document states the type of an option, a field or a parameter, and the code has another one now.",
              "The reference says the `port` of `server` is `number | false`; it is `number` now."},
    rule_info{
        "replaced-value", "Value replaced near its name",
        "The document holds a value close to the names it stood with in the code, and the code beside those names "
        "no longer has it.",
        "The table lists `sln` among the `detect_extensions`; the change took it out of that list."},
    rule_info{"changed-signature", "Signature changed",
              "The document shows a function's signature, and the parameters or the result differ now.",
              "The reference shows `send(data)`; it is `send(channel, data)` now."},
    rule_info{"removed-parameter", "Parameter removed",
              "The document describes a parameter that the function no longer takes.",
              "The guide passes `verify=False`; the function lost that parameter."},
    rule_info{"renamed-parameter", "Parameter renamed", "The document describes a parameter that now has another name.",
              "The guide passes `connect_timeout`; it is called `timeout` now."},
    rule_info{"removed-option", "Command-line option removed",
              "The document shows a command-line option that the program no longer knows.",
              "The manual shows `--fast`; the change removed it."},
    rule_info{"renamed-option", "Command-line option renamed",
              "The document shows a command-line option that now has another name.",
              "The manual shows `--out`; it is `--output` now."},
    rule_info{"removed-env", "Environment variable removed",
              "The document names an environment variable that the code no longer reads.",
              "The README says to set `CACHE_URL`; nothing reads it any more."},
    rule_info{"removed-config-key", "Configuration key removed",
              "The document names a configuration key that the code no longer reads.",
              "The guide sets `server.workers`; nothing reads it any more."},
    rule_info{"removed-route", "Route removed", "The document names an HTTP route that is no longer served.",
              "The reference has `DELETE /users/{id}`; the change removed it."},
    rule_info{"changed-route", "Route changed",
              "The document names an HTTP route whose path or method is another one now.",
              "The reference has `GET /v1/users`; it is `GET /v2/users` now."},
    rule_info{"changed-port", "Port changed", "The document names a port that the code or the deployment changed.",
              "The README says to open port 8000; the service listens on 8080 now."},
    rule_info{"changed-version", "Version changed", "The document names a required version that the manifest changed.",
              "The README asks for Node 18; the manifest asks for 20 now."},
    rule_info{"changed-image", "Container image changed",
              "The document names a container image that is another one now.",
              "The guide pulls `postgres:15`; the compose file uses `postgres:18` now."},
    rule_info{"removed-script", "Script removed", "The document runs a package script that no longer exists.",
              "The README says `npm run lint:fix`; the change removed that script."},
    rule_info{"removed-target", "Build target removed", "The document runs a build target that no longer exists.",
              "The README says `make docs`; the Makefile lost that target."},
    rule_info{"removed-member", "Member removed",
              "The document lists a member of an enumeration or a field of a type that no longer exists.",
              "The list of log levels has `trace`; the enumeration lost it."},
    rule_info{"changed-text", "Text of the code changed",
              "The document repeats a help text, a message or a comment of the code, which says something else now.",
              "The manual has the help of `--fonts` word for word; the change wrote it anew."},
    rule_info{"changed-behaviour", "Behaviour changed",
              "The document describes a thing whose code was changed behind its name. Told only where what else is "
              "known of the change makes it likely, and always advisory.",
              "The manual has a section about `--retry`; the change wrote anew what it does.", 0, 0, always_advisory},
    rule_info{"undocumented-option", "Option without documentation",
              "A new command-line option is missing where its siblings are documented.",
              "The manual lists four of five options; `--retry` is new and not among them."},
    rule_info{"undocumented-env", "Environment variable without documentation",
              "A new environment variable is missing where its siblings are documented.",
              "The table lists the variables the service reads; `CACHE_TTL` is new and not in it."},
    rule_info{"undocumented-route", "Route without documentation",
              "A new HTTP route is missing where its siblings are documented.",
              "The reference lists the routes of users; `GET /users/search` is new and not in it."},
    rule_info{"undocumented-parameter", "Parameter without documentation",
              "A new parameter is missing where the function's other parameters are documented.",
              "The reference describes each parameter of `connect`; `retries` is new and not described."},
    rule_info{"undocumented-member", "Member without documentation",
              "A new member of an enumeration or a type is missing where its siblings are listed.",
              "The list of states has no `paused`, which is new."},
    rule_info{"undocumented-config-key", "Configuration key without documentation",
              "A new configuration key is missing where its siblings are documented.",
              "The guide describes the keys under `server`; `server.backlog` is new and not described."},
    rule_info{"undocumented-sibling", "Public element without documentation",
              "A new public element is missing where its neighbours in the code are documented together.",
              "The page describes every encoder; `MsgpackEncoder` is new and not on it."},
};

constexpr auto with_records(std::array<rule_info, written.size()> all) {
    for (rule_info& rule : all)
        for (const rule_record& seen : rule_records)
            if (seen.rule == rule.id) {
                rule.told = seen.told;
                rule.right = seen.right;
                rule.advisory |= is_too_often_wrong(seen.told, seen.right);
            }
    return all;
}

constexpr std::array catalogue = with_records(written);

} // namespace

share_interval interval_of(std::uint32_t told, std::uint32_t right) {
    if (told == 0) return {};
    constexpr double z = 1.96;
    const double n = told;
    const double p = right / n;
    const double middle = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double whole = 1 + z * z / n;
    return {std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

std::span<const rule_info> rules() {
    return catalogue;
}

const rule_info* find_rule(std::string_view id) {
    const auto* const found = std::ranges::find(catalogue, id, &rule_info::id);
    return found == catalogue.end() ? nullptr : found;
}

} // namespace delta::drift
