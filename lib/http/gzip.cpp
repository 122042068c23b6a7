// SPDX-License-Identifier: Apache-2.0
#include "http/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <optional>

#include "base/text.hpp"
#include "http/tokens.hpp"

namespace delta::http {
namespace {

// zlib's way of asking for gzip's frame around the largest window.
constexpr int gzip_window = 15 + 16;
constexpr int default_memory = 8;

// "0", "0.0", "0.000": not acceptable.
bool is_zero(std::string_view weight) {
    return !weight.empty() && std::ranges::all_of(weight, [](char c) { return c == '0' || c == '.'; });
}

} // namespace

std::string gzip(std::string_view bytes, int level) {
    z_stream with{};
    if (deflateInit2(&with, level, Z_DEFLATED, gzip_window, default_memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&with, bytes.size()), '\0');
    // zlib does not write to its input.
    with.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // NOLINT(*-const-cast): its old interface
    with.avail_in = static_cast<uInt>(bytes.size());
    with.next_out = reinterpret_cast<Bytef*>(out.data());
    with.avail_out = static_cast<uInt>(out.size());
    deflate(&with, Z_FINISH);
    out.resize(with.total_out);
    deflateEnd(&with);
    return out;
}

bool accepts_gzip(const request& r) {
    const auto accepted = r.headers.find("Accept-Encoding");
    if (!accepted) return false;
    bool by_star = false;
    for (const std::string_view item : split(*accepted, ',')) {
        const std::string_view name = trim(item.substr(0, item.find(';')));
        const std::size_t q = item.find("q=");
        const bool refused = q != std::string_view::npos && is_zero(trim(item.substr(q + 2)));
        if (is_same(name, "gzip")) return !refused;
        if (name == "*") by_star = !refused;
    }
    return by_star;
}

bool is_compressible(std::string_view content_type) {
    const std::string type = to_lower(trim(content_type.substr(0, content_type.find(';'))));
    return (type.starts_with("text/") && type != "text/event-stream") || type.ends_with("+json") ||
           type.ends_with("+xml") || type == "application/json" || type == "application/javascript" ||
           type == "application/xml" || type == "application/wasm";
}

} // namespace delta::http
