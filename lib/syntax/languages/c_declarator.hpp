// SPDX-License-Identifier: Apache-2.0
// Declarators of C and C++ turn a type inside out around a name; here they are taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax {

// A declaration, parameter or member with its children, which are asked for many things.
struct c_declaration {
    explicit c_declaration(const node& n) : whole(n), type(n.field("type")), parts(n.children()) {}

    bool has(std::string_view kind, std::string_view word) const;

    node whole;
    node type;
    std::vector<node> parts;
};

struct c_declarator {
    node outer;    // as given
    node name;     // null for an abstract declarator
    node function; // the function_declarator around the name, when what is declared is a function
    node value;    // what it is initialised with
};

c_declarator read_declarator(const node& declarator);

// "const char *" of `static const char *name(…)`: specifiers that are part of the type, then what the declarator adds
// in front of the function. A trailing return type is taken instead when there is one.
std::string c_return_type(const c_declaration& declaration, const c_declarator& d);

// "int (*)(char)" of `static int (*name)(char) = 0`: the same for a variable, field or type name.
std::string c_variable_type(const c_declaration& declaration, const c_declarator& d);

std::vector<parameter> c_parameters(const node& function_declarator);

// What [[…]] and __attribute__((…)) on a declaration say, without the brackets.
std::vector<std::string> c_attributes(const c_declaration& declaration, const c_declarator& d);
bool is_deprecated(const std::vector<std::string>& attributes);

} // namespace delta::syntax
