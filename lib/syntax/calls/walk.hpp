// SPDX-License-Identifier: Apache-2.0
// The one walk over a tree that finds calls and the other places where an interface is told.
#pragma once

#include <span>

#include "syntax/calls/call_site.hpp"
#include "syntax/calls/shape.hpp"

namespace delta::syntax {

class call_visitor {
  public:
    virtual ~call_visitor() = default;
    // A chain `a.f(x).g(y)`, its root first; most chains have one call, a decorator is always alone. Chains come in the
    // order of their begin. `ancestors` are the nodes around the whole chain, outermost first.
    virtual void on_chain(std::span<const call_site> chain, std::span<const node> ancestors) = 0;
    // Any other node with a role.
    virtual void on_other(role, const node&, std::span<const node>) {}
};

// Iterative: nesting costs memory in proportion, never stack.
void walk_calls(language lang, const node& root, call_visitor& visitor);

} // namespace delta::syntax
