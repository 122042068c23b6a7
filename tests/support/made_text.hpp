// SPDX-License-Identifier: Apache-2.0
// Texts that are tedious to write out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace delta::testing {

// `piece`, `times` times over.
inline std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

// `text` with "\r\n" for each "\n".
inline std::string with_windows_line_ends(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

} // namespace delta::testing
