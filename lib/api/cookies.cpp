// SPDX-License-Identifier: Apache-2.0
#include "api/cookies.hpp"

#include <fmt/format.h>

#include "api/origin.hpp"
#include "base/text.hpp"

namespace delta::api {

namespace {

bool is_below(std::string_view name, std::string_view domain) {
    return name.size() > domain.size() && name.ends_with(domain) && name[name.size() - domain.size() - 1] == '.';
}

// Hosts of which one is the other's domain. Without a list of public suffixes no more can be told; what is missed is
// only the stricter of two safe settings.
bool is_one_site(std::string_view a, std::string_view b) {
    return a == b || is_below(a, b) || is_below(b, a);
}

} // namespace

cookie_policy::cookie_policy(std::string_view frontend_url)
    : secure_(frontend_url.starts_with("https://")), frontend_host_(name_of_host(host_of(frontend_url))) {}

std::string cookie_policy::write(std::string_view name, std::string_view value, std::chrono::seconds lifetime,
                                 std::string_view host) const {
    const bool far = secure_ && !is_one_site(frontend_host_, to_lower(name_of_host(host)));
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite={}{}", name, value, lifetime.count(),
                       far ? "None" : "Lax", secure_ ? "; Secure" : "");
}

} // namespace delta::api
