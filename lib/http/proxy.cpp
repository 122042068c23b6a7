// SPDX-License-Identifier: Apache-2.0
#include "http/proxy.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/text.hpp"
#include "crypto/base64.hpp"
#include "http/tokens.hpp"

namespace delta::http {
namespace {

// "example.org" and ".example.org" mean the host and all below it; ":8080" at the end one port alone.
bool matches(std::string_view rule, const url& to) {
    if (rule == "*") return true;
    const std::size_t colon = rule.rfind(':');
    const bool has_port = colon != std::string_view::npos && rule.find(':') == colon;
    if (has_port && rule.substr(colon + 1) != to.port) return false;
    if (has_port) rule = rule.substr(0, colon);
    if (rule.starts_with('.')) rule.remove_prefix(1);
    if (rule.empty() || to.host.size() < rule.size()) return false;
    const std::string_view end = std::string_view(to.host).substr(to.host.size() - rule.size());
    return is_same(end, rule) && (end.size() == to.host.size() || to.host[to.host.size() - rule.size() - 1] == '.');
}

} // namespace

proxy_rules::proxy_rules(std::string_view proxy, std::string_view no_proxy) {
    if (proxy.empty()) return;
    const auto parsed = boost::urls::parse_uri(proxy);
    if (!parsed || parsed->scheme_id() != boost::urls::scheme::http || parsed->host().empty())
        throw config_failure("the proxy is not a URL of the form http://host:port");
    where_ = {parsed->host_address(), parsed->port().empty() ? "80" : std::string(parsed->port())};
    if (parsed->has_userinfo())
        authorization_ = "Basic " + crypto::to_base64(parsed->user() + ":" + parsed->password());
    for (const std::string_view rule : split(no_proxy, ','))
        if (!trim(rule).empty()) direct_.emplace_back(trim(rule));
}

bool proxy_rules::applies_to(const url& to) const {
    return !where_.host.empty() && std::ranges::none_of(direct_, [&](const auto& rule) { return matches(rule, to); });
}

} // namespace delta::http
