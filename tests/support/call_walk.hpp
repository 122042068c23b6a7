// SPDX-License-Identifier: Apache-2.0
// A walk for calls alone.
#pragma once

#include <array>

#include "syntax/calls/walk.hpp"

namespace delta::testing {

inline void walk_calls(syntax::language lang, const syntax::tree& parsed, const syntax::triggers& wanted,
                       syntax::call_visitor& visitor) {
    syntax::call_finder finder(lang, parsed.root(), wanted, visitor);
    syntax::walk(parsed.root().raw(), std::array<syntax::node_visitor*, 1>{&finder});
    finder.finish();
}

} // namespace delta::testing
