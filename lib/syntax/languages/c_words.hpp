// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "syntax/surface.hpp"

namespace delta::syntax {

// Words and code lines of a C or C++ file. They come from its tokens, not from its tree: the tree knows neither what
// conditions ask for nor the macros that were blanked out before parsing.
void read_c_words(std::string_view bytes, surface& out);

} // namespace delta::syntax
