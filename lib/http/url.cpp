// SPDX-License-Identifier: Apache-2.0
#include "http/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include "base/text.hpp"

namespace delta::http {
namespace {

namespace urls = boost::urls;

// Boost.URL lets a host hold anything encoded ("%0d%0a"), and gives it back decoded.
bool is_host(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == ':';
    });
}

result<url> read(const urls::url_view& parsed, std::string_view text) {
    const auto refuse = [text](std::string_view why) { return fail(errc::invalid, fmt::format("'{}' {}", text, why)); };
    const urls::scheme scheme = parsed.scheme_id();
    if (scheme != urls::scheme::http && scheme != urls::scheme::https) return refuse("is not an http or https URL");
    if (parsed.has_userinfo()) return refuse("holds a user name");
    url made;
    made.secure = scheme == urls::scheme::https;
    made.host = parsed.host_address();
    if (!is_host(made.host)) return refuse("names no host");
    made.port = parsed.port();
    if (made.port.empty()) made.port = made.secure ? "443" : "80";
    made.target = parsed.encoded_path().empty() ? "/" : std::string(parsed.encoded_path());
    if (parsed.has_query()) made.target += "?" + std::string(parsed.encoded_query());
    return made;
}

} // namespace

std::string url::authority() const {
    const std::string name = host.find(':') != std::string::npos ? fmt::format("[{}]", host) : host;
    return port == (secure ? "443" : "80") ? name : fmt::format("{}:{}", name, port);
}

std::string url::origin() const {
    return fmt::format("{}://{}:{}", secure ? "https" : "http", host, port);
}

result<url> parse_url(std::string_view text) {
    const auto parsed = urls::parse_uri(text);
    if (!parsed) return fail(errc::invalid, fmt::format("'{}' is not a URL", text));
    return read(*parsed, text);
}

result<url> resolve_url(const url& base, std::string_view location) {
    // Parsed URLs are views of what they were parsed from.
    const std::string whole = fmt::format("{}://{}{}", base.secure ? "https" : "http", base.authority(), base.target);
    const auto from = urls::parse_uri(whole);
    const auto reference = urls::parse_uri_reference(location);
    urls::url absolute;
    if (!reference || !from || urls::resolve(*from, *reference, absolute).has_error())
        return fail(errc::invalid, fmt::format("'{}' is not a place to be redirected to", location));
    return read(absolute, location);
}

} // namespace delta::http
