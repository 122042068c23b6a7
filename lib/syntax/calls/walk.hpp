// SPDX-License-Identifier: Apache-2.0
// Finds calls and the other places where an interface is told, in a walk over a tree.
#pragma once

#include <span>
#include <vector>

#include "syntax/calls/call_site.hpp"
#include "syntax/calls/shape.hpp"
#include "syntax/calls/trigger.hpp"
#include "syntax/tree_walk.hpp"

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
class call_finder : public node_visitor {
  public:
    // Passes by what holds no place that is `wanted`. All that is given must outlive it; `lang` must have a grammar.
    call_finder(language lang, const node& root, const triggers& wanted, call_visitor& visitor);

    bool enter(const tree_walk& at) override;
    // Tells the last chain, when the walk is over.
    void finish();

  private:
    void visit(role found, const node& n);
    void on_call(const node& n);
    void on_decorator(const node& n);
    void flush();
    void tell_alone(const call_site& site);
    node skip_wrappers(node n) const;
    node find_decorated() const;
    node next_plain_sibling() const;
    node here() const { return {at_->node(), source_}; }

    const shape_table& shapes_;
    call_visitor& visitor_;
    std::string_view source_;
    trigger_scan triggers_;
    bool is_rust_;
    const tree_walk* at_ = nullptr;
    std::vector<node> path_;
    std::vector<call_site> chain_;
    std::size_t depth_ = 0;
    const void* expected_ = nullptr;
    const void* skipped_ = nullptr;
    node block_;
    const void* block_owner_ = nullptr;
};

} // namespace delta::syntax
