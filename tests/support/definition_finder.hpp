// SPDX-License-Identifier: Apache-2.0
// Finds one definition in a small source, for table tests.
#pragma once

#include <string_view>

#include "syntax/surface.hpp"

namespace delta::testing {

bool has_definition(const syntax::surface& s, std::string_view qualified);

// The first definition of that qualified name. When there is none the running test fails, and all that was found is
// told.
syntax::element find_definition(syntax::language lang, std::string_view path, std::string_view source,
                                std::string_view qualified);

} // namespace delta::testing
