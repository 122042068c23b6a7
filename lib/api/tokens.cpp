// SPDX-License-Identifier: Apache-2.0
#include "api/tokens.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "api/clock_text.hpp"
#include "base/rfc3339.hpp"
#include "crypto/paseto.hpp"
#include "json/parse.hpp"
#include "json/reader.hpp"

namespace delta::api {

namespace {

// Longer is none of ours, and not worth deciphering.
constexpr std::size_t longest_token = 1024;

std::string_view name_of(token_type type) {
    return type == token_type::access ? "access" : "refresh";
}

} // namespace

std::string seal_claims(std::string_view key, const claims& what) {
    boost::json::object payload{
        {"sub", what.subject},
        {"type", name_of(what.type)},
        {"iat", to_rfc3339(what.issued)},
        {"exp", to_rfc3339(what.expires)},
        {"sid", what.session},
    };
    if (!what.serial.empty()) payload["jti"] = what.serial;
    return crypto::seal_token(key, boost::json::serialize(payload));
}

std::optional<claims> open_claims(std::string_view key, std::string_view token) {
    if (token.size() > longest_token) return std::nullopt;
    const std::optional<std::string> payload = crypto::open_token(key, token);
    if (!payload) return std::nullopt;
    const result<boost::json::value> parsed = json::parse(*payload, "token");
    if (!parsed) return std::nullopt;

    std::optional<error> wrong;
    const json::reader root(*parsed, "token", wrong);
    const std::string_view type = root.at("type").text();
    const std::optional<std::chrono::sys_seconds> issued = find_rfc3339(root.at("iat").text());
    const std::optional<std::chrono::sys_seconds> expires = find_rfc3339(root.at("exp").text());
    claims out{.subject = std::string(root.at("sub").text()),
               .type = type == name_of(token_type::access) ? token_type::access : token_type::refresh,
               .issued = issued.value_or(std::chrono::sys_seconds()),
               .expires = expires.value_or(std::chrono::sys_seconds()),
               .session = std::string(root.at("sid").text())};
    if (out.type == token_type::refresh) out.serial = root.at("jti").text();
    if (wrong || !issued || !expires || type != name_of(out.type)) return std::nullopt;
    return out;
}

} // namespace delta::api
