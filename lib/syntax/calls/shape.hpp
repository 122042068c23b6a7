// SPDX-License-Identifier: Apache-2.0
// Which node kinds of a grammar are calls, annotations, member accesses and the other places where an interface
// is told: one table for all languages, looked up by the grammar's symbol number.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"

namespace delta::syntax {

enum class role : std::uint8_t {
    none,
    call,           // f(x), a.f(x), new F(x), f!(x)
    command,        // a shell command
    struct_literal, // Type{Field: value}
    decorator,      // @f(x), #[f(x)], [F(x)]
    member,         // a.f, a::f
    wrapper,        // stands around the one thing it names: f::<T>, await f, f!
    subscript,      // a["x"]
    tagged_field,   // a Go struct field
    declaration,    // a declaration that may hold a table or take a pattern apart
    expansion,      // ${X:-y}
    case_arm        // -x|--long) of a shell `case`
};

// How one node kind keeps its parts. For a call, `name` is the field with what is called; when `object` is set
// too, the grammar keeps the receiver apart. An empty field name means "the first (or last) named child".
struct shape {
    std::string_view kind;
    role what = role::none;
    std::string_view object;
    std::string_view name;
    std::string_view arguments;
};

class shape_table {
  public:
    explicit shape_table(language lang);
    role role_of(const node& n) const { return role_of(n.raw()); }
    role role_of(TSNode n) const { return role_of(ts_node_symbol(n)); }
    role role_of(TSSymbol s) const { return shapes_[index_[s]].what; }
    const shape& of(const node& n) const { return shapes_[index_[ts_node_symbol(n.raw())]]; }

  private:
    std::vector<shape> shapes_;       // the first is the empty shape
    std::vector<std::uint8_t> index_; // by symbol
};

// Built once per language; `lang` must have a grammar.
const shape_table& find_shapes(language lang);

} // namespace delta::syntax
