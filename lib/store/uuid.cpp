// SPDX-License-Identifier: Apache-2.0
#include "store/uuid.hpp"

#include <cctype>
#include <cstddef>

namespace delta::store {

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
    }
    return true;
}

} // namespace delta::store
