// SPDX-License-Identifier: Apache-2.0
#include "http/etag.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace delta::http {
namespace {

// "W/" makes no difference here (RFC 9110, section 8.8.3.2).
std::string_view opaque(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

} // namespace

std::string make_etag(std::string_view body) {
    return fmt::format("W/\"{}-{:x}\"", to_hex(hash64(body)), body.size());
}

void set_etag(response& r) {
    r.headers.set("ETag", make_etag(r.body));
}

bool is_known(const request& asked, const response& r) {
    const auto tag = r.headers.find("ETag");
    if (!tag || r.status != 200 || (asked.method != "GET" && asked.method != "HEAD")) return false;
    const auto known = asked.headers.find("If-None-Match");
    if (!known) return false;
    if (trim(*known) == "*") return true;
    // Our tags hold no comma.
    for (const std::string_view each : split(*known, ','))
        if (opaque(trim(each)) == opaque(*tag)) return true;
    return false;
}

void make_not_modified(response& r) {
    r.status = 304;
    r.body.clear();
    r.stream = nullptr;
    r.headers.remove("Content-Type");
    r.headers.remove("Content-Encoding");
}

} // namespace delta::http
