// SPDX-License-Identifier: Apache-2.0
// Smaller bodies for clients that take them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::http {

// `level` as zlib's: 1 quick to 9 small.
std::string gzip(std::string_view bytes, int level);
// By "Accept-Encoding", weights included.
bool accepts_gzip(const request& r);
// Text, JSON, scripts, SVG: what compression helps.
bool is_compressible(std::string_view content_type);

} // namespace delta::http
