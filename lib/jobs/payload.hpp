// SPDX-License-Identifier: Apache-2.0
// Reading webhooks' payloads.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "github/installations.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {

struct payload {
    std::string event;
    std::string action; // empty when the event has none
    boost::json::value body;

    // A value at "pull_request.head.sha"; null when any step is missing.
    const boost::json::value& at(std::string_view path) const;
    // "" and 0 when it is missing or something else.
    std::string text(std::string_view path) const;
    std::int64_t number(std::string_view path) const;

    std::int64_t installation_id() const { return number("installation.id"); }
    // Of the member "repository".
    store::linked_repository repository() const;
    // Of a list such as "repositories_added".
    std::vector<store::linked_repository> repositories(std::string_view path) const;
};

// Invalid when `bytes` is no JSON object.
result<payload> read_payload(std::string event, std::string_view bytes);

} // namespace delta::jobs
