// SPDX-License-Identifier: Apache-2.0
#include "http/finish.hpp"

#include "http/etag.hpp"
#include "http/gzip.hpp"

namespace delta::http {
namespace {

// Compressing holds the loop: about a millisecond for the first, two for each MiB above at the quick level.
constexpr std::size_t small_body = 64 * 1024;
constexpr std::size_t largest_body = 1024 * 1024;
constexpr int small_level = 5;
constexpr int large_level = 1;

bool is_worth_it(const response& r, std::size_t gzip_from) {
    if (gzip_from == 0 || r.body.size() < gzip_from || r.body.size() > largest_body || r.stream) return false;
    if (r.headers.find("Content-Encoding")) return false;
    const auto type = r.headers.find("Content-Type");
    return type && is_compressible(*type);
}

} // namespace

void finish_response(const request& asked, response& r, std::size_t gzip_from) {
    const bool compressible = is_worth_it(r, gzip_from);
    if (compressible) r.headers.add("Vary", "Accept-Encoding");
    if (is_known(asked, r)) return make_not_modified(r);
    if (!compressible || !accepts_gzip(asked)) return;
    r.body = gzip(r.body, r.body.size() <= small_body ? small_level : large_level);
    r.headers.add("Content-Encoding", "gzip");
}

} // namespace delta::http
