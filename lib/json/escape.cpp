// SPDX-License-Identifier: Apache-2.0
#include "json/escape.hpp"

#include <fmt/format.h>

#include <iterator>

namespace delta::json {

void append_escape(std::string& out, char32_t c) {
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    }
}

} // namespace delta::json
