// SPDX-License-Identifier: Apache-2.0
#include "api/operation.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace delta::api {

namespace {

std::vector<operation> make_operations() {
    std::vector<operation> all;
    for (auto make : {service_operations, account_operations, repository_operations, analysis_operations,
                      dashboard_operations, notification_operations})
        std::ranges::move(make(), std::back_inserter(all));
    return all;
}

} // namespace

const std::vector<operation>& operations() {
    static const std::vector<operation> all = make_operations();
    return all;
}

const operation& get_operation(std::string_view id) {
    const auto found = std::ranges::find(operations(), id, &operation::id);
    if (found == operations().end()) throw std::logic_error("no operation is called " + std::string(id));
    return *found;
}

bool changes_state(const operation& of) {
    return of.method != "GET";
}

std::vector<answer> refusals_of(const operation& of) {
    std::vector<answer> all = of.refusals;
    const auto add = [&all](int status, const char* description) {
        if (std::ranges::find(all, status, &answer::status) == all.end()) all.push_back({status, description});
    };
    if (of.who == access::signed_in) add(401, "Nobody is signed in.");
    if (of.who != access::github && changes_state(of)) add(403, "The request comes from another site.");
    if (of.body) {
        add(400, "The body is not JSON.");
        add(413, "The body is too large.");
        add(415, "The body is of another media type.");
    }
    if (of.who != access::github && (of.body || !of.parameters.empty()))
        add(422, "A field is wrong; `errors` says which.");
    add(500, "The service failed; its log has the request's id.");
    add(503, "A database is away; `Retry-After` says when to ask again.");
    add(504, "It took too long.");
    std::ranges::sort(all, {}, &answer::status);
    return all;
}

} // namespace delta::api
