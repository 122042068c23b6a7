// SPDX-License-Identifier: Apache-2.0
// What a string of the code is by where it stands: a type in quotes, or the value of a pair.
#pragma once

#include <string_view>

#include "syntax/surface.hpp"

namespace delta::drift {

// `-> "te.NoReturn"` and `name: "Client"`, as Python writes types it has not read yet.
bool is_quoted_type(syntax::language lang, std::string_view bytes, const syntax::word& w);

// `"toc_levels" => "1..6"`: a value is no sibling of the keys around it.
bool is_pair_value(std::string_view bytes, const syntax::word& w);

} // namespace delta::drift
