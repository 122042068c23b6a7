// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace delta::json {

// As RFC 8259 writes it: by its letter or by \uXXXX; up to U+FFFF.
void append_escape(std::string& out, char32_t c);

} // namespace delta::json
