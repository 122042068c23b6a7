// SPDX-License-Identifier: Apache-2.0
#include "redis/location.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>

#include "base/error.hpp"

namespace delta::redis {
namespace {

constexpr std::string_view default_port = "6379";

[[noreturn]] void refuse(const char* why) {
    throw config_failure(std::string("the URL of Redis ") + why);
}

int parse_database(std::string_view text) {
    if (text.empty()) return 0;
    int number = 0;
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (wrong != std::errc() || stop != text.data() + text.size() || number < 0)
        refuse("names a database that is no number");
    return number;
}

} // namespace

location parse_url(std::string_view text) {
    const auto url = boost::urls::parse_uri(text);
    if (!url) refuse("is no URL");
    location out;
    out.user = url->user();
    out.password = url->password();
    if (url->scheme() == "unix") {
        out.to = {.host = url->path()};
        if (out.to.host.empty()) refuse("names no socket");
        const auto database = url->params().find("db");
        if (database != url->params().end()) out.database = parse_database((*database).value);
        return out;
    }
    if (url->scheme() != "redis" && url->scheme() != "rediss") refuse("begins with none of redis, rediss and unix");
    if (url->host().empty()) refuse("names no host");
    out.tls = url->scheme() == "rediss";
    // An IPv6 address stands in brackets in a URL, and nowhere else.
    out.to = {.host = url->host_type() == boost::urls::host_type::ipv6 ? url->host_address() : url->host(),
              .port = url->port().empty() ? std::string(default_port) : std::string(url->port())};
    const std::string path = url->path();
    out.database = parse_database(std::string_view(path).substr(path.starts_with('/') ? 1 : 0));
    return out;
}

} // namespace delta::redis
