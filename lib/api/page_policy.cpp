// SPDX-License-Identifier: Apache-2.0
#include "api/page_policy.hpp"

#include <fmt/format.h>

#include "crypto/base64.hpp"
#include "crypto/digest.hpp"

namespace delta::api {
namespace {

// As the builder writes them: a script with attributes is one with a source.
constexpr std::string_view script_begin = "<script>";
constexpr std::string_view script_end = "</script>";

} // namespace

std::string make_page_policy(std::string_view html) {
    std::string hashes;
    for (std::size_t at = html.find(script_begin); at != std::string_view::npos; at = html.find(script_begin, at)) {
        at += script_begin.size();
        const std::size_t end = html.find(script_end, at);
        if (end == std::string_view::npos) break;
        hashes += fmt::format(" 'sha256-{}'", crypto::to_base64(crypto::sha256(html.substr(at, end - at))));
    }
    // The same as of web/vercel.json, but for the API, which is here.
    return fmt::format(
        "default-src 'none'; script-src 'self'{}; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        hashes);
}

} // namespace delta::api
