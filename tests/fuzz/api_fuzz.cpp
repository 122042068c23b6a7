// SPDX-License-Identifier: Apache-2.0
// Any bytes as what a client of the API sends: a token, a Cookie header, a body, a webhook's body, policies.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/docs_policies.hpp"
#include "api/operation.hpp"
#include "api/tokens.hpp"
#include "api/validate.hpp"
#include "api/webhook_signature.hpp"
#include "base/instruction.hpp"
#include "crypto/digest.hpp"
#include "crypto/paseto.hpp"
#include "http/message.hpp"
#include "json/parse.hpp"

namespace {

using namespace delta;

const std::string key(32, 'k');

void try_token(std::string_view bytes) {
    // Nobody makes a token without the key; with it, any payload is a token.
    if (crypto::open_token(key, bytes)) std::abort();
    const std::string sealed = crypto::seal_token(key, bytes);
    if (crypto::open_token(key, sealed) != bytes) std::abort();
    if (const auto found = api::open_claims(key, sealed)) {
        const auto again = api::open_claims(key, api::seal_claims(key, *found));
        if (!again || again->subject != found->subject || again->expires != found->expires) std::abort();
    }
}

void try_cookie(std::string_view bytes) {
    http::request from{.method = "GET", .target = "/"};
    from.headers.add("Cookie", std::string(bytes));
    for (const std::string_view name : {"access_token", "refresh_token"})
        if (const auto token = from.find_cookie(name)) api::open_claims(key, *token);
}

void try_body(std::string_view bytes) {
    const result<boost::json::value> body = json::parse(bytes, "body");
    if (!body) return;
    for (const api::operation& of : api::operations()) {
        if (!of.body) continue;
        for (const api::field_error& e : api::validate(*of.body, *body))
            if (e.field.empty() || e.message.empty()) std::abort();
    }
}

void try_query(std::string_view bytes) {
    http::request from{.method = "GET", .target = "/"};
    for (const char* const name : {"limit", "cursor", "result", "phase", "days"}) from.query.emplace_back(name, bytes);
    from.parameters["id"] = bytes;
    for (const api::operation& of : api::operations()) api::validate_parameters(of, from);
}

void try_webhook(std::string_view bytes) {
    if (api::is_signature_of("body", key, bytes)) std::abort();
    const std::string signature = "sha256=" + crypto::to_hex(crypto::hmac_sha256(key, bytes));
    if (!api::is_signature_of(bytes, key, signature)) std::abort();
    if (!bytes.empty() && api::is_signature_of(bytes.substr(1), key, signature)) std::abort();
}

void try_policies(std::string_view bytes) {
    const std::string stripped = api::strip_html(bytes);
    if (stripped.size() > bytes.size() || api::strip_html(stripped) != stripped) std::abort();
    find_instruction(bytes);
    api::is_folder(bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.empty()) return 0;
    constexpr void (*tries[])(std::string_view) = {try_token, try_cookie,  try_body,
                                                   try_query, try_webhook, try_policies};
    tries[static_cast<unsigned char>(bytes.front()) % std::size(tries)](bytes.substr(1));
    return 0;
}
