// SPDX-License-Identifier: Apache-2.0
#include "store/text.hpp"

#include "base/utf8.hpp"

namespace delta::store {

std::string to_storable(std::string_view bytes) {
    std::string text = to_valid_utf8(bytes);
    for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) {
        std::string replacement;
        append_utf8(replacement, replacement_character);
        text.replace(at, 1, replacement);
    }
    return text;
}

} // namespace delta::store
