// SPDX-License-Identifier: Apache-2.0
// The tokens of a C or C++ file, as far as telling macros from declarations needs them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace delta::syntax {

struct c_token {
    // A whole preprocessor line, continuations included, is one directive.
    enum class type : std::uint8_t { word, literal, mark, directive };

    std::uint32_t begin;
    std::uint32_t end;
    type kind;
    bool first_on_line;
};

// Comments and blanks are left out. Never fails: an open string or comment ends with the file.
std::vector<c_token> c_tokens(std::string_view source);

} // namespace delta::syntax
