// SPDX-License-Identifier: Apache-2.0
// The parts of the reader of JavaScript, TypeScript and TSX that stand on their own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/languages/scope.hpp"

namespace delta::syntax::javascript {

// Of a function of any form. A destructured object gives one parameter per property, passed by its name.
std::vector<parameter> read_parameters(const node& function);
// ": T" as "T".
std::string type_text(const node& annotation);
std::string return_type(const node& function);

// Without quotes.
std::string_view name_text(const node& name);
bool is_function(const node& value);
// The value inside parentheses, `as T`, `satisfies T` and `Object.freeze(…)`.
node unwrap(node value);
// The end of `a = b = value`.
node assigned_value(node value);

// What a module exports: local name to the names outside.
using export_map = std::map<std::string_view, std::vector<node>>;
export_map read_exports(const node& module);
// `exports` and `module.exports`.
bool is_exports_object(const node& n);

// What the comment right above a definition says of it.
struct note {
    bool deprecated = false;
    visibility widest = visibility::exported;
};
note read_note(const node& comment);

// `name` is told apart from the node so that quotes, and names that stand nowhere ("default"), are right.
element& add(surface& out, element_kind kind, const node& whole, const node& name, const scope& in, visibility own,
             const note& said);

// Members into `out`. `in` is the inside of the class, interface, type or object.
void read_class_body(const node& body, const scope& in, surface& out);
void read_type_members(const node& body, const scope& in, surface& out);
// `written_here` leaves out what only names a definition made elsewhere, as `module.exports = { a, b: a }` does.
enum class object_entries { all, written_here };
void read_object(const node& object, const scope& in, object_entries wanted, surface& out);
void read_enum_body(const node& body, const scope& in, surface& out);

} // namespace delta::syntax::javascript
