// SPDX-License-Identifier: Apache-2.0
// One call, decorator, annotation or struct literal as it stands in the tree, before anything is copied out of it.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/calls/shape.hpp"
#include "syntax/node.hpp"

namespace delta::syntax {

struct call_argument {
    std::string_view keyword;
    node keyword_node;       // null when positional
    node value;              // its first token where the grammar keeps only tokens (Rust attributes)
    std::string_view text;   // as written
    bool in_literal = false; // an entry of an object, hash or array literal that is itself an argument
};

enum class call_form { call, command, struct_literal, decorator };

struct call_site {
    node whole;
    call_form form = call_form::call;
    std::string_view callee; // "" when what is called has no name: f(x)(y)
    node callee_node;
    node receiver;       // null for a free call
    std::string_view on; // the receiver as written
    node arguments;      // the list, or null
    node block;          // a Kotlin lambda after the parentheses
    node decorated;      // what a decorator stands on
};

// What `n` (of a role that is called) calls and on what.
call_site read_site(const shape_table& shapes, const node& n);

// Splits `a.b.c` into its last name and what stands before it.
struct dotted {
    node name;
    node receiver;
    std::string_view on; // what stands before the name, as written
};
dotted split_name(const shape_table& shapes, node n);

// In order. Entries of object, hash and keyed array literals follow the literal they stand in, as keywords.
std::vector<call_argument> arguments_of(const call_site& site);

// The entries `key: value` of an object, hash or keyed array literal; empty for any other node.
std::vector<call_argument> entries_of(const node& literal);

// The arguments written in the tokens of a Rust attribute or macro: `a, b = c, d(e)`; d(e) is a keyword too.
std::vector<call_argument> token_arguments(const node& token_tree);

// The name a declaration introduces, or the null node.
node declared_name(const node& declaration);

} // namespace delta::syntax
